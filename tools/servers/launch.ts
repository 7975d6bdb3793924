import type { SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UserError } from '../bootstrap/terminal.mjs';
import { logFile, type Fleet } from '../fleet/fleet.ts';
import { portIsOpen, startDetached, until } from '../fleet/processes.ts';

/** Where package managers put servers, beyond the PATH of a person who is not root. */
const PLACES = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', '/opt/homebrew/sbin'];

/** The file of an installed program, or nothing. */
export function findInstalled(program: string): string | undefined {
  return [...(process.env['PATH'] ?? '').split(delimiter), ...PLACES]
    .map((folder) => join(folder, program))
    .find((candidate) => existsSync(candidate));
}

/** The file of an installed program. @throws UserError that says how to install it */
export function installed(program: string, how: string): string {
  const file = findInstalled(program);
  if (!file) throw new UserError(`There is no ${program}. Install it (${how}), then run this again.`);
  return file;
}

/** Settings as a command line has them: `--name value`. */
export const flags = (settings: Record<string, string | number>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);

type Launched = { name: string; title: string; port: number };

/** Starts a server that goes on when this process ends, and waits for its port. */
export async function launch(
  fleet: Fleet,
  { name, title, port }: Launched,
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<void> {
  const log = logFile(fleet, name);
  const child = startDetached(command, args, { log, cwd: fleet.folder, ...options });
  child.unref();
  fleet.processes.record(name, child.pid);
  await new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(new UserError(`${title} did not start: ${error.message}`)));
    child.once('exit', (code) => reject(new Error(`${title} ended at once with ${code}; see ${log}`)));
    until(() => portIsOpen(port), title).then(() => resolve(), reject);
  });
}

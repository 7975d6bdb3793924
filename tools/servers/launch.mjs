import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { portIsOpen, startDetached, until } from '../lib/processes.mjs';
import { Hint } from '../lib/terminal.mjs';

/** Where package managers put servers, beyond the PATH of a person who is not root. */
const PLACES = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', '/opt/homebrew/sbin'];

/** The file of an installed program, or nothing. */
export function findInstalled(program) {
  return [...(process.env.PATH ?? '').split(delimiter), ...PLACES]
    .map((folder) => join(folder, program))
    .find((candidate) => existsSync(candidate));
}

/** The file of an installed program. @throws Hint that says how to install it. */
export function installed(program, how) {
  const file = findInstalled(program);
  if (!file) throw new Hint(`There is no ${program}. Install it (${how}), then run this again.`);
  return file;
}

/** Settings as a command line has them: `--name value`. */
export const flags = (settings) => Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);

/** Starts a server that goes on when this process ends, and waits for its port. */
export async function launch(instance, { name, title, port }, command, args, options = {}) {
  const child = startDetached(command, args, { log: instance.log(name), cwd: instance.folder, ...options });
  child.unref();
  instance.processes.note(name, child.pid);
  await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Hint(`${title} did not start: ${error.message}`)));
    child.once('exit', (code) => reject(new Error(`${title} ended at once with ${code}; see ${instance.log(name)}`)));
    until(() => portIsOpen(port), title, 60).then(resolve, reject);
  });
}

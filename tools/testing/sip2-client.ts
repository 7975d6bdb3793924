import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { home, root } from '../bootstrap/paths.mjs';
import { installPackagesOf } from '../bootstrap/python.mjs';

const environment = join(home, 'sip2-client');

/** What the client has understood of an answer; it may have a field several times. */
const answers = z.array(
  z.object({
    fixed: z.record(z.string(), z.string()),
    variable: z.record(z.string(), z.array(z.string())),
  }),
);

export type Understood = z.output<typeof answers>[number];

/** A message, what the client is set to before, and what the client is given for it. */
export type Said = [message: string, settings?: Record<string, string>, ...given: (string | number)[]];

/** Installs a client of SIP2 that others wrote, where it is not there. @throws UserError where that cannot be done */
export const installSip2Client = (): Promise<void> =>
  installPackagesOf(join(root, 'tools/python/sip2-client.txt'), environment);

/** Connects as a machine, says one thing after the other, and ends. @throws Error with what went wrong */
export async function speakSip2(
  port: number,
  says: readonly Said[],
  encoding: 'utf-8' | 'cp1251' = 'utf-8',
): Promise<Understood[]> {
  // Its log has all that it says, secrets too.
  const folder = mkdtempSync(join(tmpdir(), 'sip2-'));
  try {
    const machine = spawn(join(environment, 'bin/python'), [join(root, 'tools/python/sip2_machine.py')]);
    let [printed, wrong] = ['', ''];
    machine.stdout.on('data', (text) => (printed += String(text)));
    machine.stderr.on('data', (text) => (wrong += String(text)));
    const told = says.map(([message, settings = {}, ...given]) => [message, settings, given]);
    machine.stdin.end(JSON.stringify({ port, folder, encoding, says: told }));
    const [code] = await once(machine, 'close');
    if (code !== 0) throw new Error(`The client of SIP2 has failed: ${wrong}`);
    // It also says when it ends.
    return answers.parse(JSON.parse(printed.split('\n').find((line) => line.startsWith('[')) ?? ''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

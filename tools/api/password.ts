// Never an argument: every user of a machine can read those of every process.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

type Sources = {
  /** A file with nothing else in it. */
  file: string | undefined;
  variable: string | undefined;
  /** What is known without asking. */
  known: string | undefined;
  /** Undefined where nobody sits at a terminal. */
  ask: (() => Promise<string>) | undefined;
};

/** From the most deliberate source on. @returns undefined where no source has it */
export async function findPassword({ file, variable, known, ask }: Sources): Promise<string | undefined> {
  if (file !== undefined) return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  return variable ?? known ?? (await ask?.());
}

type Terminal = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

/** Asks for a password, and does not show what is typed. */
export async function askForPassword(question: string, { input, output }: Terminal): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal: true });
  lines.once('SIGINT', () => process.exit(130));
  output.write(question);
  const typed = await lines.question('');
  lines.close();
  output.write('\n');
  return typed;
}

import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** Does something and remembers what it has answered; what was done already is not done again. @param key of the request */
export type Once = (name: string, act: (key: string) => Promise<string>) => Promise<string>;

const remembered = z.tuple([z.string(), z.string()]);

/**
 * Remembers in a file, a line each. What an interruption has kept from the file is asked for again with the same key, so the library
 * does it once.
 */
export function onceIn(file: string): Once {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // A line that was being written when it was cut off.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) writeFileSync(file, whole);
  const lines = whole.split('\n').filter((line) => line !== '');
  const answers = new Map(lines.map((line) => remembered.parse(JSON.parse(line))));
  return async (name, act) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = await act(`demo:${name}`);
    answers.set(name, answer);
    appendFileSync(file, `${JSON.stringify([name, answer])}\n`);
    return answer;
  };
}

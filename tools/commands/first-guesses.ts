import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bloomFilter } from '#core/bloom-filter.ts';
import { inLatinKeys } from '#core/keyboard-layout.ts';
import { root } from '../bootstrap/paths.mjs';
import { runCommand, UserError } from '../bootstrap/terminal.mjs';
import { readOptions } from './options.ts';

const HELP = `npm run first-guesses -- LIST

Writes the filter of passwords that nobody may choose, apps/users/src/credentials/first-guesses.json, from a
list of known passwords, the most common first, one a line. docs/passwords.md says which list.`;

/** A shorter one cannot be chosen anyway, and what is longer is seldom common: so no long phrase is ever mistaken for one. */
const [SHORTEST, LONGEST] = [10, 20];
/** Of the most common ones, words are known too: a word with a year behind it is still that word. */
const MOST_COMMON = 20_000;
const WORD = /^\p{L}{4,}$/u;

await runCommand(async () => {
  const { rest } = readOptions({}, HELP);
  const [list] = rest;
  if (list === undefined || rest.length > 1) throw new UserError(HELP);
  const passwords = readFileSync(list, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.normalize('NFKC'));
  const isTaken = (password: string, rank: number) => {
    const { length } = Array.from(password);
    return length <= LONGEST && (length >= SHORTEST || (rank < MOST_COMMON && WORD.test(password)));
  };
  const known = new Set(passwords.filter(isTaken).map(inLatinKeys));
  const { hashes, bits } = bloomFilter(known);
  const file = 'apps/users/src/credentials/first-guesses.json';
  const filter = { entries: known.size, longest: LONGEST, hashes, bits: Buffer.from(bits).toString('base64') };
  writeFileSync(join(root, file), `${JSON.stringify(filter)}\n`);
  console.log(`${file}: ${known.size} passwords in ${Math.round(bits.length / 1024)} KiB`);
});

import { UserError } from '../bootstrap/terminal.mjs';

export type Known = Record<string, 'value' | 'flag'>;
export type Given<K extends Known> = { -readonly [Name in keyof K]?: K[Name] extends 'flag' ? true : string };

/**
 * Reads `--name value`, `--name=value` and `--flag`; prints the help text, and ends, where it is asked for.
 *
 * @returns the options that were given, and the other arguments as they came
 * @throws UserError for an option that is not known, with the help text
 */
export function readOptions<const K extends Known>(
  known: K,
  help: string,
  argv: readonly string[] = process.argv.slice(2),
): { options: Given<K>; rest: string[] } {
  if (argv.includes('--help') || argv.includes('-h')) {
    console.log(help);
    process.exit(0);
  }
  const given = new Map<string, string | true>();
  const rest: string[] = [];
  const words = argv.values();
  for (const word of words) {
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/.exec(word) ?? [];
    if (name === undefined) rest.push(word);
    else if (!(name in known)) throw new UserError(`There is no option --${name}.\n\n${help}`);
    else given.set(name, known[name] === 'flag' ? true : valueOf(name, inline ?? words.next().value, help));
  }
  return { options: Object.fromEntries(given) as Given<K>, rest };
}

function valueOf(name: string, value: string | undefined, help: string): string {
  if (value === undefined) throw new UserError(`--${name} needs a value.\n\n${help}`);
  return value;
}

/** A whole number, 1 or more. @throws UserError */
export function countOption(name: string, value: string | undefined, otherwise: number): number {
  const count = value === undefined ? otherwise : Number(value);
  if (!Number.isInteger(count) || count < 1) throw new UserError(`--${name} needs a whole number, 1 or more.`);
  return count;
}

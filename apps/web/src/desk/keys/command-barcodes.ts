import { keys, type Deed } from './keys.ts';

/**
 * What command barcodes begin with: 32 digits, and two more say which command it is. Cards and copies have 32 signs at most
 * (`Barcode` in the contract), so no command can ever be the number of one. Digits are the same in every layout, and Code 128
 * draws two of them as one sign, so the longer number is no wider than a usual barcode of eighteen.
 */
const PREFIX = '0'.repeat(32);
const COMMAND = new RegExp(`^${PREFIX}(\\d\\d)$`);

/** What a scan tells the desk to do, `unknown` for a command that there is not, or nothing where it is no command. */
export function commandOf(code: string): Deed | 'unknown' | undefined {
  const number = COMMAND.exec(code)?.[1];
  return number === undefined ? undefined : (keys.find(({ barcode }) => barcode === number)?.deed ?? 'unknown');
}

/** What is drawn for the command of this number. */
export const codeOfCommand = (number: string): string => `${PREFIX}${number}`;

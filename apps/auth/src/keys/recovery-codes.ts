import { createHmac, randomInt } from 'node:crypto';

const HOW_MANY = 10;
/** Without what is mistaken for one another on paper. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

const newCode = (): string => Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** As it is shown: `ABCDE-FGHJK`. */
const shown = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** A code as somebody types it, in capital or small letters, with blanks or without the sign in its middle. */
const plain = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '');

export type RecoveryCodes = {
  /** Ten new ones, as they are shown. */
  make(): string[];
  /** What is kept of one: whoever reads it can guess no code without the key. */
  hash(userId: string, typed: string): Buffer;
};

/** @param key of 32 bytes */
export function createRecoveryCodes(key: Buffer): RecoveryCodes {
  return {
    make: () => Array.from({ length: HOW_MANY }, () => shown(newCode())),
    hash: (userId, typed) =>
      createHmac('sha256', key)
        .update(JSON.stringify([userId, plain(typed)]))
        .digest(),
  };
}

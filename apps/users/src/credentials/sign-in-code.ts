import { randomInt } from 'node:crypto';

const DIGITS = 10;

/**
 * Ten random digits. At the fifty guesses in a quarter of an hour that auth lets pass for a card, a week is enough to meet
 * one in 300 000 codes.
 */
export const newSignInCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');

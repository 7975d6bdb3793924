import { has } from '#core/bloom-filter.ts';
import guesses from './first-guesses.json' with { type: 'json' };

const filter = { hashes: guesses.hashes, bits: Buffer.from(guesses.bits, 'base64') };

/**
 * Whether a text is one of the most common passwords (docs/passwords.md). Of 2,000 others as short as they are, one is
 * taken for one of them.
 *
 * @param keys as a Latin keyboard types it
 */
export const isFirstGuess = (keys: string): boolean => keys.length <= guesses.longest && has(filter, keys);

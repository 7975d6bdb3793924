import { createHash, randomBytes } from 'node:crypto';

/** Without letters that are taken for digits. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 5;
const GROUP = 5;

/** 125 random bits in five groups of five signs, which can be copied from a slip. Nobody guesses them, so a fast hash keeps them. */
export const newErasureReceipt = (): string =>
  Array.from({ length: GROUPS }, () => [...randomBytes(GROUP)].map((byte) => SIGNS[byte % SIGNS.length]).join('')).join(
    '-',
  );

/** Of a receipt as somebody types it: in small letters, with other signs between the groups, with O for 0 or l for 1. */
export const hashOfErasureReceipt = (typed: string): Buffer =>
  createHash('sha256')
    .update(
      typed
        .toUpperCase()
        .replaceAll(/[^0-9A-Z]/g, '')
        .replaceAll('O', '0')
        .replaceAll(/[IL]/g, '1'),
    )
    .digest();

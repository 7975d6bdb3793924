import { expect, test } from 'vitest';
import { decodeMarc8 } from './marc8.ts';

const marc8 = (...parts: (string | number)[]) =>
  decodeMarc8(Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part)]))));

test('ASCII is itself', () => {
  expect(marc8('Friendly fire /')).toBe('Friendly fire /');
});

test('a combining sign comes before its letter and is joined to it', () => {
  expect(marc8('Barto', 0xe2, 'k')).toBe('Bartoḱ');
  expect(marc8('caf', 0xe2, 'e; ', 0xe8, 'u; ', 0xf0, 'c; ', 0xe4, 'n')).toBe('café; ü; ç; ñ');
});

test('signs that stand alone', () => {
  expect(marc8(0xc3, '1999 ', 0xb5, 0xa2)).toBe('©1999 æØ');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailKey, readEmailAddress } from './email-address.ts';

test.each([
  ['anna@readers.example', 'anna@readers.example'],
  ['  anna@readers.example \t', 'anna@readers.example'],
  ['Anna.Petrova+library@Readers.Example', 'Anna.Petrova+library@readers.example'],
  ["o'brien@readers.example", "o'brien@readers.example"],
  ['анна@почта.рф', 'анна@почта.рф'],
  ['anna@xn--80a1acny.xn--p1ai', 'anna@почта.рф'],
  ['anna@ПОЧТА.РФ', 'anna@почта.рф'],
  ['jörg@bücher.example'.normalize('NFD'), 'jörg@bücher.example'],
  ['a@b.co', 'a@b.co'],
])('%j is the address %s', (typed, address) => {
  expect(readEmailAddress(typed)).toBe(address);
});

test.each([
  '',
  'anna',
  '@readers.example',
  'anna@',
  'anna@localhost',
  'anna@@readers.example',
  'anna b@readers.example',
  'anna@read ers.example',
  '.anna@readers.example',
  'an..na@readers.example',
  'anna.@readers.example',
  'anna@readers..example',
  'anna@-readers.example',
  'anna@127.0.0.1',
  'anna@[127.0.0.1]',
  'anna@readers.example/path',
  'anna@readers.example:25',
  'anna@readers.example?x',
  'anna@readers.example#x',
  'anna@x@readers.example',
  'anna@readers.example\r\nBcc: all@readers.example',
  'anna\u0000@readers.example',
  '"anna"@readers.example',
  'anna <anna@readers.example>',
  'a@readers.example, b@readers.example',
  `${'a'.repeat(65)}@readers.example`,
  `a@${'b'.repeat(64)}.example`,
  `a@${'b.'.repeat(126)}example`,
])('%j is no address', (typed) => {
  expect(readEmailAddress(typed)).toBeUndefined();
});

test('addresses that differ in case, blanks or the alphabet of the domain are the same', () => {
  expect(emailKey(' Анна@XN--80A1ACNY.xn--p1ai ')).toBe(emailKey('анна@почта.рф'));
  expect(emailKey('Nobody')).toBe('nobody');
});

test('an address is its own address, and fits where addresses are kept', () => {
  const anything = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'binary' }).map((text) => `${text}@readers.example`),
    fc.string({ unit: 'binary' }).map((text) => `a@${text}.рф`),
  );
  fc.assert(
    fc.property(anything, (typed) => {
      const address = readEmailAddress(typed);
      fc.pre(address !== undefined);
      expect(readEmailAddress(address)).toBe(address);
      expect(readEmailAddress(` ${address.normalize('NFD')} `)).toBe(address);
      expect(address).toMatch(/^[^\s@]+@[^\s@]+$/u);
    }),
    { numRuns: 1_000 },
  );
});

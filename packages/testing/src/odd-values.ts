import fc from 'fast-check';
import { z } from 'zod';
import { followed } from './contract-operations.ts';
import { shape, validValue } from './contract-values.ts';

/** Texts that are known to break software. */
const TEXTS = [
  '',
  ' ',
  '\t',
  ' a',
  'a ',
  '\u00a0',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  'a\r\nb',
  '\u0085\u2028',
  '\u200b',
  '\ufeffa',
  '\u202eabc',
  'e\u0301',
  'ё',
  'İ',
  'ß',
  '﷽',
  '𝒳',
  '😀'.repeat(50),
  '👩‍👩‍👧',
  '%00',
  '%',
  '%zz',
  '%25',
  "'",
  '"',
  "'; drop table book; --",
  '\\',
  '\\u0000',
  '..',
  '../..',
  '//',
  ':*',
  '!',
  '&|()',
  '<->',
  '*',
  '-',
  '+',
  ';',
  'a;b',
  'a&b=c',
  'a+b',
  'a#b',
  'a=b',
  '[]',
  '{}',
  '${x}',
  'null',
  'undefined',
  'NaN',
  '__proto__',
  'constructor',
  'x'.repeat(6_000),
  'x'.repeat(100_000),
  '😀'.repeat(25_000),
];
const DAYS = [
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '-001-01-01',
  '2024-02-29',
  '2023-02-29',
  '1900-02-29',
  '2026-1-1',
  '20260101',
  '2026-W01-1',
  '1582-10-10',
  ' 2026-05-05',
  '2026-05-05T10:00:00Z',
];
const INSTANTS = [
  '2026-02-30T10:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '2026-05-05T24:00:00Z',
  '2026-05-05T10:00:00+16:00',
  '2026-05-05T10:00:00-23:59',
  '9999-12-31T23:59:59-15:59',
  '0001-01-01T00:00:00+15:59',
  '+275760-09-13T00:00:00.001Z',
  '2026-05-05T10:00:00',
  '2026-05-05 10:00:00Z',
  '2026-05-05t10:00:00z',
  '2026-05-05T10:00:00.123456789Z',
  '2026-05-05T10:00:00.1234567890Z',
  '2026-05-05',
  '0',
];
const IDS = [
  'urn:uuid:01890000-0000-7000-8000-000000000001',
  '{01890000-0000-7000-8000-000000000001}',
  '01890000000070008000000000000001',
  '01890000-0000-7000-8000-00000000000G',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '01890000-0000-7000-8000-000000000001 ',
];
const ADDRESSES = [
  'a@b',
  '@b.example',
  'a@',
  'a@b@c.example',
  'a b@c.example',
  '"a b"@c.example',
  'a@[127.0.0.1]',
  'ä@bücher.example',
  'анна@почта.рф',
  'a@xn--80a1acny.xn--p1ai',
  ' A@C.example ',
  'A.B@C.EXAMPLE',
  'e\u0301@c.example',
  'a@c.example.',
  'a@-c.example',
  'a\u0000@c.example',
  '<a@c.example>',
  'a,b@c.example',
  `${'x'.repeat(64)}@c.example`,
  `${'x'.repeat(65)}@c.example`,
  `a@${'x'.repeat(63)}.${'y'.repeat(63)}.${'z'.repeat(63)}.example`,
];
const ISBNS = [
  '9785389062566',
  '978-5-389-06256-6',
  '5389062568',
  '080442957X',
  '0-8044-2957-x',
  '9785389062567',
  '９７８５３８９０６２５６６',
  '978 5 389 06256 6',
];
const NUMBERS = [0, -0, -1, 1, 0.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e308, -1e308, 5e-324];
const NUMERALS = [
  '1e3',
  '0x10',
  '0b1',
  '010',
  ' 1',
  '1 ',
  '+1',
  '1.0',
  '1.',
  '.5',
  '1_000',
  '1,5',
  '١',
  '１',
  '²',
  '-0',
  '--1',
  'Infinity',
  '99999999999999999999',
  '1e308',
  '1e-400',
];

export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('\u0000', '\ud800', '%', "'", ':', '|', '(', ' ', 'а', '𝒳') }),
);

/** A forged cursor that can be decoded. The sort keys of most lists end in an id. */
export const madeUpCursor = fc
  .oneof(
    fc.array(fc.oneof(oddText, fc.constantFrom<unknown>(...NUMBERS, ...INSTANTS, null, true, {})), { maxLength: 3 }),
    fc.tuple(fc.oneof(oddText, fc.constantFrom(...INSTANTS, ...NUMERALS)), fc.uuid()),
  )
  .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));

const textsLike = ({ format, pattern }: z.output<typeof shape>, name: string): fc.Arbitrary<string>[] => {
  const mutated = (texts: readonly string[]) =>
    fc
      .tuple(fc.constantFrom(...texts), fc.nat(30), oddText)
      .map(([text, place, odd]) => text.slice(0, place) + odd.slice(0, 3) + text.slice(place + 1));
  const known =
    { date: DAYS, 'date-time': INSTANTS, uuid: IDS, email: ADDRESSES }[format ?? ''] ?? (name === 'isbn' ? ISBNS : []);
  return [
    ...(known.length > 0 ? [fc.constantFrom(...known), mutated(known)] : []),
    ...(format === 'date' ? [fc.tuple(fc.nat(9999), fc.nat(19), fc.nat(39)).map(dayOf)] : []),
    ...(pattern !== undefined && pattern !== '\\S' ? [fc.stringMatching(new RegExp(pattern))] : []),
  ];
};

const digits = (number: number, length: number) => String(number).padStart(length, '0');
const dayOf = ([year, month, day]: [number, number, number]): string =>
  `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;

/** A value, allowed or not, for a field of a schema, as it may be in a body. */
export function oddValue(contract: unknown, name: string, node: unknown): fc.Arbitrary<unknown> {
  const schema = shape.parse(followed(contract, node));
  const { type, minimum = 0, maximum = 2 ** 31 - 1 } = schema;
  const allowed = validValue(contract, node);
  const anything = fc.oneof(
    fc.constantFrom<unknown>(null, true, [], {}, [null], { a: {} }, JSON.parse('{"__proto__":{"a":1}}')),
    fc.constantFrom<unknown>(...NUMBERS),
    fc.jsonValue({ maxDepth: 2 }),
  );
  if (type === 'string')
    return fc.oneof(
      { weight: 2, arbitrary: fc.oneof(oddText, ...textsLike(schema, name)) },
      ...textsLike(schema, name).map((arbitrary) => ({ weight: 3, arbitrary })),
      { weight: 4, arbitrary: oddText },
      { weight: 2, arbitrary: allowed },
      { weight: 1, arbitrary: anything },
    );
  if (type === 'integer')
    return fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom<unknown>(minimum, maximum, minimum - 1, maximum + 1, ...NUMBERS) },
      { weight: 2, arbitrary: allowed },
      { weight: 1, arbitrary: fc.constantFrom(...NUMERALS) },
      { weight: 1, arbitrary: anything },
    );
  return fc.oneof(
    { weight: 1, arbitrary: allowed },
    { weight: 2, arbitrary: anything },
    { weight: 1, arbitrary: oddText },
  );
}

/** A text, allowed or not, for a parameter. A long one would only make the URL too long. */
export function oddParameter(contract: unknown, name: string, node: unknown): fc.Arbitrary<string> {
  const schema = shape.parse(followed(contract, node));
  const allowed = validValue(contract, node).map((value) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );
  const others = [
    ...(name === 'cursor' ? [madeUpCursor] : []),
    ...(schema.type === 'integer' || schema.type === 'boolean' ? [fc.constantFrom(...NUMERALS)] : []),
    ...textsLike(schema, name),
  ];
  return fc.oneof(
    { weight: 3, arbitrary: oddText },
    { weight: 2, arbitrary: allowed },
    ...others.map((arbitrary) => ({ weight: 3, arbitrary })),
  );
}

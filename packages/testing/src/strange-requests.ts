import fc from 'fast-check';
import { followed, type ContractOperation, type Schema } from './contract-operations.ts';
import { shape, validValue, type ExampleRequest, type Given } from './contract-values.ts';

/** Texts that are known to break software. */
const NASTY_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '%00',
  '%',
  "'",
  '"',
  '\\',
  '..',
  '../..',
  '//',
  ':*',
  '!',
  '&|()',
  '<->',
  '*',
  '-',
  'null',
  'NaN',
  '-1',
  '0',
  '1e308',
  '1e300',
  '1e-300',
  '2147483648',
  '99999999999999999999',
  '2026-02-30',
  '2026-13-01',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30T10:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '2026-05-05T24:00:00Z',
  '2026-05-05T10:00:00+16:00',
  '2026-05-05T10:00:00-23:59',
  '+275760-09-13T00:00:00.001Z',
  'urn:uuid:01890000-0000-7000-8000-000000000001',
  '01890000-0000-7000-8000-000000000001',
  '{}',
  '[]',
  'ё',
  'İ',
  '﷽',
  '😀'.repeat(50),
  'x'.repeat(6_000),
];
const NASTY_NUMBERS = [0, -0, -1, 1, 0.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e308, -1e308, 5e-324];

const nastyText = fc.oneof(
  fc.constantFrom(...NASTY_TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('\u0000', '\ud800', '%', "'", ':', '|', '(', ' ', 'а') }),
);

/** A forged cursor that can be decoded. The sort keys of most lists end in an id. */
const madeUpCursor = fc
  .oneof(
    fc.array(fc.oneof(nastyText, fc.constantFrom<unknown>(...NASTY_NUMBERS, null, true, {})), { maxLength: 3 }),
    fc.tuple(nastyText, fc.uuid()),
  )
  .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));

const nastyValue = fc.oneof(nastyText, fc.constantFrom<unknown>(...NASTY_NUMBERS, null, true, [], {}));

/** Requests of an operation with some unexpected values. The rest is valid, so that they get far. */
export function strangeRequest(
  contract: unknown,
  operation: ContractOperation,
  given: Given,
): fc.Arbitrary<ExampleRequest> {
  const parameters = operation.parameters.filter(({ in: place }) => place !== 'header');
  return fc.record({
    values: fc.record(
      Object.fromEntries(parameters.map(({ name, schema }) => [name, strangeParameter(contract, name, schema, given)])),
      { requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name) },
    ),
    body: operation.body ? strangeBody(contract, operation.body, given) : fc.constant(undefined),
  });
}

function strangeParameter(contract: unknown, name: string, schema: Schema, given: Given): fc.Arbitrary<unknown> {
  if (name === 'cursor') return fc.oneof(madeUpCursor, nastyText);
  const allowed = name in given ? fc.constant(given[name]) : validValue(contract, schema, given);
  return fc.oneof({ weight: 2, arbitrary: allowed }, { weight: 1, arbitrary: nastyText });
}

function strangeBody(contract: unknown, node: unknown, given: Given): fc.Arbitrary<unknown> {
  const schema = shape.parse(followed(contract, node));
  if (schema.type === 'array')
    return fc.array(strangeBody(contract, schema.items, given), { minLength: schema.minItems, maxLength: 3 });
  const names = Object.keys(schema.properties);
  if (names.length === 0) return fc.oneof({ weight: 2, arbitrary: validValue(contract, node, given) }, nastyValue);
  return fc.record(
    Object.fromEntries(
      names.map((name) => [
        name,
        fc.oneof(...(name in given ? [{ weight: 2, arbitrary: fc.constant(given[name]) }] : []), {
          weight: 2,
          arbitrary: strangeBody(contract, schema.properties[name], given),
        }),
      ]),
    ),
    { requiredKeys: schema.required },
  );
}

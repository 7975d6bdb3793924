import { addressOf, followed, type ContractOperation } from './contract-operations.ts';
import { exampleRequest, shape, type Given } from './contract-values.ts';

/** A request with exactly one fault. */
export type WrongRequest = {
  address: string;
  body: unknown;
  /** The field that its answer must name. */
  field: string;
  wrong: string;
};

/** A longer value in a URL makes the URL too long. */
const LONGEST_IN_ADDRESS = 1_000;

/** Requests of an operation, each with one parameter, or one property of the body, that violates its schema. */
export function wrongRequests(contract: unknown, operation: ContractOperation, given: Given): WrongRequest[] {
  const { values, body } = exampleRequest(contract, operation, given);
  const address = addressOf(operation, values);
  const inAddress = operation.parameters
    .filter(({ in: place }) => place !== 'header')
    .flatMap(({ name, schema }) => wrongTexts(contract, schema).map((text) => ({ name, text })))
    .map(({ name, text }) => ({
      address: addressOf(operation, { ...values, [name]: text }),
      body,
      field: name,
      wrong: text.slice(0, 30),
    }));
  const unknown = { address: `${address}${address.includes('?') ? '&' : '?'}made_up=1`, body };
  return [
    { ...unknown, field: 'made_up', wrong: 'unknown' },
    ...inAddress,
    ...wrongBodies(contract, operation.body, body).map((one) => ({ ...one, address })),
  ];
}

const wrongTexts = (contract: unknown, schema: unknown): string[] =>
  wrongValues(contract, schema)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .filter((text) => text !== '' && text.length <= LONGEST_IN_ADDRESS)
    // For a schema of type string, any text is a valid string.
    .filter((text) => shape.parse(followed(contract, schema)).type !== 'string' || text !== '{}');

type WrongBody = { body: unknown; field: string; wrong: string };

function wrongBodies(contract: unknown, node: unknown, body: unknown): WrongBody[] {
  if (node === undefined) return [];
  const schema = shape.parse(followed(contract, node));
  const right = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
  const without = (name: string) => Object.fromEntries(Object.entries(right).filter(([key]) => key !== name));
  const isFull = Object.keys(right).length >= (schema.maxProperties ?? Infinity);
  return [
    { body: [], field: 'body', wrong: 'no object' },
    ...(schema.minProperties > 0 ? [{ body: {}, field: 'body', wrong: 'empty' }] : []),
    ...(schema['additionalProperties'] === false && !isFull
      ? [{ body: { ...right, made_up: 1 }, field: 'made_up', wrong: 'unknown' }]
      : []),
    ...schema.required.map((name) => ({ body: without(name), field: name, wrong: 'missing' })),
    ...Object.entries(schema.properties).flatMap(([name, property]) =>
      wrongValues(contract, property).map((value) => ({
        body: { ...(isFull ? {} : right), [name]: value },
        field: name,
        wrong: JSON.stringify(value).slice(0, 30),
      })),
    ),
  ];
}

/** One violating value for each constraint of a schema. */
function wrongValues(contract: unknown, node: unknown): unknown[] {
  const schema = shape.parse(followed(contract, node));
  const { type, format, pattern, minLength, maxLength, minimum, maximum, minItems, maxItems } = schema;
  if (schema.enum) return ['nothing-like-it'];
  switch (type) {
    case 'string':
      return [
        {},
        // Any text may be a password.
        ...(format === undefined || format === 'password' ? [] : ['x']),
        ...(pattern === undefined ? [] : [pattern === '\\S' ? '   ' : '§§§§']),
        ...(minLength > 0 ? [''] : []),
        ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
      ];
    case 'integer':
      return [
        'x',
        'Infinity',
        0.5,
        ...(minimum === undefined ? [] : [minimum - 1]),
        ...(maximum === undefined ? [] : [maximum + 1]),
      ];
    case 'array':
      return [
        'x',
        ...(minItems > 0 ? [[]] : []),
        ...(maxItems === undefined ? [] : [Array.from({ length: maxItems + 1 }, () => 'x')]),
      ];
    default:
      return type === undefined ? [] : ['x'];
  }
}

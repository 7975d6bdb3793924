import fc from 'fast-check';
import { z } from 'zod';
import { addressOf, followed, type ContractOperation, type Parameter } from './contract-operations.ts';
import { exampleRequest, shape, validValue, type Given } from './contract-values.ts';
import { oddParameter, oddValue } from './odd-values.ts';

/** A request of an operation in which one field is odd: what its contract allows, or anything else. */
export type OddRequest = {
  address: string;
  headers: Record<string, string>;
  body: unknown;
  /** The field, by its path in the body, or as the name of a parameter. */
  field: string;
  place: Parameter['in'] | 'body';
  odd: unknown;
  /** What the path was filled with. */
  values: Record<string, unknown>;
};

/** A name in the contract, and the requests in which it is odd. */
export type OddField = { place: OddRequest['place']; field: string; requests: fc.Arbitrary<OddRequest> };

/** Longer targets are refused by any server. */
const LONGEST_IN_ADDRESS = 1_000;

/** Every field of an operation: the parameters of its path, its query and its headers, and the properties of its body. */
export function oddFields(contract: unknown, operation: ContractOperation, given: Given): OddField[] {
  const { values, body } = exampleRequest(contract, operation, given);
  const usual = { address: addressOf(operation, values), headers: {}, body, values };
  return [
    ...operation.parameters.map(({ name, in: place, schema }): OddField => {
      const odd = oddParameter(contract, name, schema);
      if (place === 'header')
        return {
          place,
          field: name,
          requests: odd
            .filter(isSendable)
            .map((text) => ({ ...usual, place, field: name, odd: text, headers: { [name]: text } })),
        };
      if (place === 'path')
        return {
          place,
          field: name,
          requests: odd
            .filter((text) => text.length <= LONGEST_IN_ADDRESS && !['', '.', '..'].includes(text))
            .map((text) => ({
              ...usual,
              place,
              field: name,
              odd: text,
              values: { ...values, [name]: text },
              address: addressOf(operation, { ...values, [name]: text }),
            })),
        };
      const others = Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
      return {
        place,
        field: name,
        requests: oddQuery(name, odd).map((query) => ({
          ...usual,
          place,
          field: name,
          odd: query,
          address: withQuery(addressOf(operation, others), query),
        })),
      };
    }),
    ...(operation.body === undefined ? [] : propertiesOf(contract, operation.body)).map(
      ({ path, schema }): OddField => {
        const field = path.join('.');
        const requests = oddValue(contract, path.at(-1) ?? '', schema).map((odd) => ({
          ...usual,
          place: 'body' as const,
          field,
          odd,
          body: withValue(contract, operation.body, body, path, odd),
        }));
        return { place: 'body', field, requests };
      },
    ),
  ];
}

/** What a client can send as the value of a header; blanks around it are no part of it. */
const isSendable = (text: string): boolean =>
  /^[\x21-\x7e\xa0-\xff]([\t\x20-\x7e\xa0-\xff]*[\x21-\x7e\xa0-\xff])?$/.test(text) && text.length < 5_000;

/** Every way to spell a parameter of a query, and to misspell it. */
function oddQuery(name: string, odd: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const text = odd.filter((one) => one.length <= LONGEST_IN_ADDRESS || (one.length < 6_001 && name === 'cursor'));
  const spelled = fc.tuple(text, fc.constantFrom(...LENIENT_SPELLINGS)).map(([one, spell]) => `${name}=${spell(one)}`);
  const escape = fc.constantFrom(
    '%',
    '%2',
    '%zz',
    '%u0041',
    '%00',
    '%C0%AF',
    '%ED%A0%80',
    '%F0%9F',
    '%FF',
    '%F4%90%80%80',
    '%0D%0A',
    '%2500',
  );
  return fc.oneof(
    { weight: 6, arbitrary: spelled },
    { weight: 1, arbitrary: escape.map((bad) => `${name}=a${bad}b`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(spelled, spelled, fc.constantFrom('&', ';', '&&', ','))
        .map(([a, b, between]) => a + between + b),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(spelled, fc.constantFrom('[]', '[0]', '[a]', '[', '%5B%5D', '.a', '[__proto__]'))
        .map(([one, brackets]) => one.replace(name, name + brackets)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(spelled, fc.constantFrom('&', ';', '&=', '&=1', '?', '&a', `&${name}`))
        .map(([one, more]) => one + more),
    },
    { weight: 1, arbitrary: fc.constantFrom(name, `${name}=`, `${name.toUpperCase()}=1`, `+${name}=1`, `${name}==1`) },
  );
}

/** As RFC 3986 has it. A lone surrogate has no UTF-8. */
const encoded = (text: string): string =>
  encodeURIComponent(Buffer.from(text).toString()).replaceAll(/[!'()*]/g, (char) => percent(char.charCodeAt(0)));

const percent = (byte: number): string => `%${byte.toString(16).padStart(2, '0')}`;

/** Ways to encode a text, which all mean the same. */
export const SPELLINGS: readonly ((text: string) => string)[] = [
  encoded,
  (text) => encoded(text).replaceAll('%20', '+'),
  (text) => [...Buffer.from(text)].map(percent).join(''),
  (text) => [...Buffer.from(text)].map((byte) => percent(byte).toUpperCase()).join(''),
];

/** Clients leave some characters as they are that RFC 3986 reserves. The gateway spells them as services require. */
export const LENIENT_SPELLINGS: readonly ((text: string) => string)[] = [
  ...SPELLINGS,
  (text) => encodeURIComponent(Buffer.from(text).toString()),
  (text) =>
    encoded(text)
      .replaceAll(/%2[CF]|%3[ABF]|%40/g, decodeURIComponent)
      .replaceAll('%20', '+'),
];

const withQuery = (address: string, query: string): string => `${address}${address.includes('?') ? '&' : '?'}${query}`;

type Property = { path: string[]; schema: unknown };

/** The properties of a body, and those within them; of a list, those of its first item. */
function propertiesOf(contract: unknown, node: unknown, above: string[] = []): Property[] {
  const schema = shape.parse(followed(contract, node));
  const own = schema.type === 'array' ? { 0: schema.items } : schema.properties;
  return Object.entries(own).flatMap(([name, property]) => [
    { path: [...above, name], schema: property },
    ...propertiesOf(contract, property, [...above, name]),
  ]);
}

const members = z.record(z.string(), z.unknown());

/** A body with another value in one place; where a schema allows only so many properties, without the others. */
function withValue(
  contract: unknown,
  node: unknown,
  value: unknown,
  [name, ...below]: string[],
  odd: unknown,
): unknown {
  if (name === undefined) return odd;
  const schema = shape.parse(followed(contract, node));
  if (schema.type === 'array') {
    const [first, ...others] = Array.isArray(value) ? (value as unknown[]) : [];
    return [withValue(contract, schema.items, first ?? anExample(contract, schema.items), below, odd), ...others];
  }
  const here = members.safeParse(value).data ?? {};
  const property = schema.properties[name];
  const inside =
    below.length === 0 ? odd : withValue(contract, property, here[name] ?? anExample(contract, property), below, odd);
  const isFull = !(name in here) && Object.keys(here).length >= (schema.maxProperties ?? Infinity);
  return { ...(isFull ? {} : here), [name]: inside };
}

const anExample = (contract: unknown, node: unknown): unknown =>
  fc.sample(validValue(contract, node), { numRuns: 1, seed: 1 })[0];

const problem = z.object({
  code: z.string(),
  errors: z.array(z.object({ field: z.string() })).optional(),
});

export type Answered = { status: number; headers: { get(name: string): string | null }; body: unknown };

/** The request as a whole, not one of its fields: a target with characters that none has, a body that is too large. */
const OF_THE_WHOLE = ['invalid_target', 'body_too_large'];

/**
 * What is wrong with the answer to an odd request: it must be a success, or a problem of the client's, and if it says
 * that the request is invalid, it must name the field.
 */
export function faultIn({ field, place, odd }: OddRequest, { status, headers, body }: Answered): string | undefined {
  if (status < 300) return undefined;
  if (status < 400 || status >= 500) return `answered ${status}`;
  const told = problem.safeParse(body).data;
  if (!told || headers.get('content-type')?.startsWith('application/problem+json') !== true) return 'not a problem';
  if (status !== 400 || OF_THE_WHOLE.includes(told.code)) return undefined;
  const names = (told.errors ?? []).map((error) => error.field);
  return names.some((name) => isNameOf(name, { field, place, odd })) ? undefined : `names ${JSON.stringify(told)}`;
}

function isNameOf(name: string, { field, place, odd }: Pick<OddRequest, 'field' | 'place' | 'odd'>): boolean {
  if (place === 'path') return name === field || name === 'path';
  if (place === 'header') return name.toLowerCase() === field.toLowerCase();
  // A misspelled name is the client's own, which the answer repeats.
  if (place === 'query') return name.split(/[.[]/)[0] === field || misspelled(String(odd)).includes(name);
  return name === field || name.startsWith(`${field}.`) || (field.startsWith(`${name}.`) && name !== 'body');
}

/** The names in a query, and for an empty one, the query. */
const misspelled = (query: string): string[] => [...new URLSearchParams(query).keys()].map((name) => name || 'query');

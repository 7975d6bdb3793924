import fc from 'fast-check';
import { z } from 'zod';
import { followed, type ContractOperation } from './contract-operations.ts';

export const shape = z.looseObject({
  // For `[string, 'null']`, strings are generated, never null.
  type: z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().default(0),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  minItems: z.number().default(0),
  maxItems: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
  minProperties: z.number().default(0),
  maxProperties: z.number().optional(),
});

/** Values that exist in a test's service, by the name of the parameter or property; of one operation only, as `listLoans.cursor`. */
export type Given = Record<string, unknown>;

/**
 * Values that a schema allows. Optional properties are left out, unless they are given or required by `minProperties`.
 */
export function validValue(contract: unknown, node: unknown, given: Given = {}): fc.Arbitrary<unknown> {
  const schema = shape.parse(followed(contract, node));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return validText(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000 });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(validValue(contract, schema.items, given), {
        minLength: schema.minItems,
        maxLength: Math.min(schema.maxItems ?? 3, schema.minItems + 2),
      });
    default:
      return validObject(contract, schema, given);
  }
}

function validText({ format, pattern, minLength, maxLength }: z.output<typeof shape>): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return fc.constant('2026-05-05');
  if (format === 'date-time') return fc.constant('2026-05-05T10:00:00Z');
  if (format === 'email') return fc.uuid().map((id) => `${id}@readers.example`);
  if (format === 'scanned-code') return fc.uuid().map((id) => `ИНВ ${id.slice(0, 18)}`);
  if (pattern !== undefined && pattern !== '\\S') return fc.stringMatching(new RegExp(pattern));
  return fc.string({
    minLength: Math.max(1, minLength),
    maxLength: maxLength ?? 20,
    unit: fc.constantFrom('а', 'b', '7'),
  });
}

function validObject(contract: unknown, schema: z.output<typeof shape>, given: Given): fc.Arbitrary<object> {
  const { properties, required, minProperties, maxProperties = Infinity } = schema;
  const wanted = Object.keys(properties).filter((name) => required.includes(name) || name in given);
  for (const name of Object.keys(properties))
    if (wanted.length < minProperties && !wanted.includes(name)) wanted.push(name);
  const kept = wanted.slice(0, maxProperties);
  return fc.record(
    Object.fromEntries(
      kept.map((name) => [
        name,
        name in given ? fc.constant(given[name]) : validValue(contract, properties[name], given),
      ]),
    ),
  );
}

export type ExampleRequest = { values: Record<string, unknown>; body: unknown };

/** One request that an operation's contract allows; always the same. */
export function exampleRequest(contract: unknown, operation: ContractOperation, given: Given): ExampleRequest {
  const known = { ...given, ...givenTo(operation, given) };
  const one = (schema: unknown): unknown => fc.sample(validValue(contract, schema, known), { numRuns: 1, seed: 1 })[0];
  const needed = operation.parameters.filter(({ required, name }) => required || name in given);
  return {
    values: Object.fromEntries(needed.map(({ name, schema }) => [name, name in known ? known[name] : one(schema)])),
    body: operation.body && one(operation.body),
  };
}

/** What is given to one operation only. */
function givenTo({ operationId }: ContractOperation, given: Given): Given {
  const its = `${operationId}.`;
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (key.startsWith(its) ? [[key.slice(its.length), value]] : [])),
  );
}

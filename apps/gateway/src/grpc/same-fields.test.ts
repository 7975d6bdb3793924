import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fileDescriptorSet } from '#contracts/proto/descriptors.ts';
import { resolve } from '#http/declaration.ts';
import contract from '../../../../contracts/openapi/public.json' with { type: 'json' };

const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, Buffer.from(fileDescriptorSet, 'base64')));

const fieldsOf = (message: string): string[] =>
  (registry.getMessage(`abonement.v1.${message}`)?.fields ?? []).map(({ name }) => name).toSorted();

const schema = z.object({ properties: z.record(z.string(), z.unknown()) });
const propertiesOf = (pointer: string): string[] =>
  Object.keys(schema.parse(resolve(contract, pointer)).properties).toSorted();

const parameters = z.array(z.object({ $ref: z.string() }).or(z.object({ name: z.string(), in: z.string() })));
const named = z.object({ name: z.string(), in: z.string() });
const parametersOf = (path: keyof (typeof contract)['paths'], method: 'get' | 'post'): string[] => {
  const operation = z.looseObject({ [method]: z.looseObject({ parameters }) }).parse(contract.paths[path])[method];
  return z
    .object({ parameters })
    .parse(operation)
    .parameters.map((one) => ('$ref' in one ? named.parse(resolve(contract, one.$ref)) : one))
    .filter((one) => one.in !== 'header')
    .map(({ name }) => name)
    .toSorted();
};

test.each([
  ['Loan', '#/components/schemas/Loan'],
  ['Fine', '#/components/schemas/Fine'],
  ['Money', '#/components/schemas/Money'],
  ['IssueLoanRequest', '#/components/schemas/LoanRequest'],
])('%s has the fields that it has in the HTTP API', (message, pointer) => {
  expect(fieldsOf(message)).toStrictEqual(propertiesOf(pointer));
});

test('lists are asked for by what they are in the HTTP API', () => {
  expect(fieldsOf('ListLoansRequest')).toStrictEqual(parametersOf('/loans', 'get'));
  expect(fieldsOf('ListReaderLoansRequest')).toStrictEqual(parametersOf('/loans/user/{user_id}', 'get'));
});

import { expect, test } from 'vitest';
import { declarationOf } from './declaration.ts';

const contract = {
  components: {
    parameters: { Key: { name: 'Idempotency-Key', in: 'header' } },
    schemas: {
      Registration: { properties: { email: { type: 'string' }, password: { type: 'string', format: 'password' } } },
    },
  },
};
const read = (operation: object, path = '/books') => declarationOf(contract, path, 'post', operation);

test('an operation that does not say who may call it is not mounted', () => {
  expect(() => read({ operationId: 'createBook' })).toThrow('POST /books of the contract');
  expect(() => read({ operationId: 'createBook', 'x-access': 'everybody' })).toThrow('x-access');
  expect(() => read({ operationId: 'createBook', 'x-access': 'internal' })).toThrow('names no app');
  const getUser = { operationId: 'getUser', 'x-access': 'self', 'x-permission': 'readers.read' };
  expect(() => read(getUser)).toThrow('no user_id');
});

test('an operation that some may call by a permission is not mounted without one that there is', () => {
  for (const access of ['self', 'own', 'permitted'])
    expect(() => read({ operationId: 'createBook', 'x-access': access })).toThrow('x-permission does not say who');
  const createBook = { operationId: 'createBook', 'x-access': 'permitted', 'x-audit': { action: 'book.add' } };
  expect(() => read({ ...createBook, 'x-permission': 'books.shelve' })).toThrow('not in contracts/permissions.yaml');
  expect(() => read({ ...createBook, 'x-permission': 'toString' })).toThrow('not in contracts/permissions.yaml');
  expect(read({ ...createBook, 'x-permission': 'catalogue.write' }).permission).toBe('catalogue.write');
});

test('an operation that nobody needs a permission for names none', () => {
  for (const access of ['public', 'user', 'internal'])
    expect(() =>
      read({ operationId: 'login', 'x-access': access, 'x-internal': ['auth'], 'x-permission': 'readers.read' }),
    ).toThrow('nobody needs the permission');
});

test('a write takes an Idempotency-Key by its parameter, unless it acts once by itself', () => {
  const write = {
    operationId: 'createBook',
    'x-access': 'permitted',
    'x-permission': 'catalogue.write',
    'x-audit': { action: 'book.add' },
    parameters: [{ $ref: '#/components/parameters/Key' }],
  };
  expect(read(write).keyed).toBe(true);
  expect(read({ ...write, 'x-idempotent': 'It only reads.' }).keyed).toBe(false);
  expect(read({ ...write, parameters: [] }).keyed).toBe(false);
});

test('what needs a fresh sign-in is the operation, or a part of what is asked', () => {
  const change = { operationId: 'updateUser', 'x-access': 'public' };
  expect(read(change).freshSignIn).toEqual([]);
  expect(read({ ...change, 'x-fresh-sign-in': true }).freshSignIn).toBe(true);
  expect(read({ ...change, 'x-fresh-sign-in': ['role'] }).freshSignIn).toEqual(['role']);
  for (const odd of [false, [], 'role']) expect(() => read({ ...change, 'x-fresh-sign-in': odd })).toThrow('x-fresh');
});

test('passwords are known as secrets, wherever the schema has them', () => {
  const requestBody = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Registration' } } } };
  expect(read({ operationId: 'register', 'x-access': 'public', requestBody }).secrets).toEqual(new Set(['password']));
});

test('what asks for a permission says what the audit trail keeps of it, or why nothing', () => {
  const waive = { operationId: 'waiveCharge', 'x-access': 'permitted', 'x-permission': 'charges.waive' };
  expect(() => read(waive)).toThrow('x-audit must say');
  expect(() => read({ ...waive, 'x-audit': { action: 'fine.waive', about: 'body' } })).toThrow('x-audit');
  expect(read({ ...waive, 'x-audit': 'It tells numbers.' }).audit).toBeUndefined();
  expect(read({ ...waive, 'x-audit': { action: 'fine.waive', why: 'body.reason' } }).audit).toMatchObject({
    of: 'staff',
  });
});

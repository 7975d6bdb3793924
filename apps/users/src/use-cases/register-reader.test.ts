import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registry, type Registry } from '../testing/users.ts';

let service: Registry['service'];
beforeAll(async () => {
  ({ service } = await registry());
});
afterAll(() => service.stop());

const register = (but: { email: string; password?: string }, key = randomUUID()) =>
  service.request('POST', '/internal/readers', {
    body: { password: 'a long enough password', full_name: 'Анна', language: 'ru', ...but },
    headers: { 'dapr-caller-app-id': 'auth', 'idempotency-key': key },
  });

test('a registration that comes again with its key is one account, announced once', async () => {
  const [email, key] = [`${randomUUID()}@readers.example`, randomUUID()];
  const first = await register({ email }, key);
  expect(first.status).toBe(201);
  expect(await register({ email }, key)).toMatchObject({ status: 201, body: first.body });
  expect((await service.published()).map(({ type }) => type)).toEqual(['user.registered']);
});

test('a password leaves nothing behind in what is remembered of the request', async () => {
  const [email, key] = [`${randomUUID()}@readers.example`, randomUUID()];
  const first = await register({ email, password: 'the one password' }, key);
  expect(await register({ email, password: 'another password' }, key)).toMatchObject({ body: first.body });
  expect(await register({ email: `${randomUUID()}@readers.example` }, key)).toMatchObject({ status: 422 });
});

test('with an account go the answers that tell of it', async () => {
  const { body } = await register({ email: `${randomUUID()}@readers.example` });
  const as = { id: (body as { id: string }).id, role: 'reader' as const };
  await service.request('PUT', '/users/me', {
    as,
    body: { full_name: 'Аня' },
    headers: { 'idempotency-key': 'rename' },
  });
  const gone = () => service.request('DELETE', '/users/me', { as, headers: { 'idempotency-key': 'delete' } });

  expect(await gone()).toMatchObject({ status: 204 });
  expect(await gone()).toMatchObject({ status: 204 });
  const left = await service.db.selectFrom('idempotent_request').selectAll().where('caller', '=', as.id).execute();
  expect(left.map(({ key }) => key)).toEqual(['delete']);
  const rows = await service.db.selectFrom('idempotent_request').selectAll().where('resource_id', '=', as.id).execute();
  expect(rows).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../credentials/password-hash.ts';
import { registry, type Registry } from '../testing/users.ts';

let service: Registry['service'];
beforeAll(async () => {
  ({ service } = await registry());
});
afterAll(() => service.stop());

const register = (but: { email: string; password?: string }, key = randomUUID()) =>
  service.request('POST', '/internal/readers', {
    body: { password: 'a long enough password', full_name: 'Анна', language: 'ru', ...but },
    headers: { 'dapr-caller-app-id': 'auth', 'idempotency-key': key, 'accept-language': 'ru' },
  });

test('a registration that comes again with its key is one account, announced once', async () => {
  const [email, key] = [`${randomUUID()}@readers.example`, randomUUID()];
  const first = await register({ email }, key);
  expect(first.status).toBe(201);
  expect(await register({ email }, key)).toMatchObject({ status: 201, body: first.body });
  expect((await service.published()).map(({ type }) => type)).toEqual(['user.registered', 'notifications.email']);
});

test('a password leaves nothing behind in what is remembered of the request', async () => {
  const [email, key] = [`${randomUUID()}@readers.example`, randomUUID()];
  const first = await register({ email, password: 'the one password' }, key);
  expect(await register({ email, password: 'another password' }, key)).toMatchObject({ body: first.body });
  expect(await register({ email: `${randomUUID()}@readers.example` }, key)).toMatchObject({ status: 422 });
});

const signIn = (email: string, password = 'a long enough password') =>
  service.request('POST', '/internal/credentials/check', {
    body: { email, password },
    headers: { 'dapr-caller-app-id': 'auth' },
  });

test.each([
  [' ANNA-1@Readers.Example ', 'anna-1@readers.example'],
  ['анна@почта.рф', 'Анна@XN--80A1ACNY.xn--p1ai'],
  ['jörg@bücher.example', 'jörg@bücher.example'.normalize('NFD')],
])('%j is an address, and %j is the same one', async (typed, again) => {
  expect((await register({ email: typed })).status).toBe(201);
  expect(await signIn(again)).toMatchObject({
    status: 200,
    body: { email: typed.trim().replace(/@.*/, (d) => d.toLowerCase()) },
  });
  expect(await register({ email: again })).toMatchObject({ status: 409, body: { code: 'email_taken' } });
});

test('an address may be changed to one with blanks around it, and a name too', async () => {
  const { body } = await register({ email: `${randomUUID()}@readers.example` });
  const as = { id: (body as { id: string }).id, role: 'reader' as const };
  const email = `${randomUUID()}@readers.example`;
  const change = { email: ` ${email}\t`, full_name: ' Анна Петровна ' };
  expect(await service.request('PUT', '/users/me', { as, body: change })).toMatchObject({
    status: 200,
    body: { email, full_name: 'Анна Петровна' },
  });
});

test('a password opens however a keyboard composes its letters', async () => {
  const email = `${randomUUID()}@readers.example`;
  await register({ email, password: 'ёлка, й и ﬁn'.normalize('NFD') });
  expect((await signIn(email, 'ёлка, й и fin')).status).toBe(200);
  expect((await signIn(email, 'елка, й и fin')).status).toBe(401);
});

test.each([
  ['Password123', 'too_common', /первыми/],
  ['фывапролджэ', 'too_regular', /подряд/],
  ['Анна-1987!!', 'names_yourself', /имени/],
  ['библиотека7', 'names_library', /названия библиотеки/],
])('%s is refused at its field: %s', async (password, code, message) => {
  const email = `${randomUUID()}@readers.example`;
  expect(await register({ email, password })).toMatchObject({
    status: 400,
    body: {
      code: 'password_easily_guessed',
      detail: expect.stringContaining('легко угадать'),
      errors: [{ field: 'password', code, message: expect.stringMatching(message) }],
    },
  });
  expect((await register({ email })).status).toBe(201);
});

test('a password is as long as its letters are, however they are composed', async () => {
  const password = 'йёйёй'.normalize('NFD');
  expect(await register({ email: `${randomUUID()}@readers.example`, password })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'password', code: 'too_short' }] },
  });
});

test('a password that could be chosen before goes on opening', async () => {
  const email = `${randomUUID()}@readers.example`;
  await register({ email });
  const password_hash = await hashPassword('password123');
  await service.db.updateTable('users').set({ password_hash }).where('email', '=', email).execute();
  expect((await signIn(email, 'password123')).status).toBe(200);
});

test('a password from before they were normalized goes on opening', async () => {
  const [email, password] = [`${randomUUID()}@readers.example`, 'й'.normalize('NFD').repeat(10)];
  await register({ email });
  const password_hash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await service.db.updateTable('users').set({ password_hash }).where('email', '=', email).execute();
  expect((await signIn(email, password)).status).toBe(200);
  expect((await signIn(email, 'another password')).status).toBe(401);
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

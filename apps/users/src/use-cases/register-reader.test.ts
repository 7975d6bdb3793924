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
  const { body } = await register({ email: typed });
  const { id } = body as { id: string };
  await confirmed(id);
  expect(await signIn(again)).toMatchObject({
    status: 200,
    body: { id, email: typed.trim().replace(/@.*/, (d) => d.toLowerCase()) },
  });
});

/** They have opened the link that was sent to their address. */
const confirmed = (id: string) =>
  service.db
    .updateTable('users')
    .set((eb) => ({ email: eb.ref('pending_email').$notNull(), pending_email: null, verified_at: new Date() }))
    .where('id', '=', id)
    .execute();

/** Everything that the library has done for a registration, but for the ids and times. */
async function whatIsDone(email: string, password = 'a long enough password') {
  await service.published();
  const { status, body } = await register({ email, password });
  const told = (await service.published()).map(({ type, data }) => [type, Object.keys(data)]);
  return { status, body: { ...(body as object), id: '' }, told };
}

test('a registration is answered and done alike, whether its address is nobody’s, confirmed, or asked for', async () => {
  const [email, other] = [`${randomUUID()}@readers.example`, `${randomUUID()}@readers.example`];
  const first = await whatIsDone(email);
  const askedFor = await whatIsDone(email, 'another long password');
  const { id } = (await register({ email })).body as { id: string };
  await confirmed(id);
  const taken = await whatIsDone(email, 'a third long password');
  expect(first).toMatchObject({ status: 201, body: { email, full_name: 'Анна', role: 'reader' } });
  for (const done of [askedFor, taken, await whatIsDone(other)])
    expect(done).toEqual({ ...first, body: { ...first.body, email: done.body['email' as never] } });
});

test('who has only registered signs in as little as who has not', async () => {
  const email = `${randomUUID()}@readers.example`;
  await register({ email });
  const [registered, unknown] = [await signIn(email), await signIn(`${randomUUID()}@readers.example`)];
  expect(registered.status).toBe(401);
  expect(withoutTrace(registered.body)).toEqual(withoutTrace(unknown.body));
});

const withoutTrace = (body: unknown) => ({ ...(body as object), trace_id: '' });

test('who owns an address signs in as before, whoever registers with it afterwards', async () => {
  const email = `${randomUUID()}@readers.example`;
  const { id } = (await register({ email })).body as { id: string };
  await confirmed(id);
  await register({ email, password: 'the password of a stranger' });
  expect(await signIn(email)).toMatchObject({ status: 200, body: { id } });
  expect((await signIn(email, 'the password of a stranger')).status).toBe(401);
});

test('an address may be changed to one with blanks around it, and a name too', async () => {
  const { body } = await register({ email: `${randomUUID()}@readers.example` });
  const as = { id: (body as { id: string }).id, role: 'reader' as const };
  const email = `${randomUUID()}@readers.example`;
  const change = { email: ` ${email}\t`, full_name: ' Анна Петровна ' };
  expect(await service.request('PUT', '/users/me', { as, body: change })).toMatchObject({
    status: 200,
    body: { pending_email: email, full_name: 'Анна Петровна' },
  });
});

/** Somebody who has registered and confirmed the address. */
async function aReader(email: string, password = 'a long enough password') {
  const { body } = await register({ email, password });
  await confirmed((body as { id: string }).id);
}

test('a password opens however a keyboard composes its letters', async () => {
  const email = `${randomUUID()}@readers.example`;
  await aReader(email, 'ёлка, й и ﬁn'.normalize('NFD'));
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
  await aReader(email);
  const password_hash = await hashPassword('password123');
  await service.db.updateTable('users').set({ password_hash }).where('email', '=', email).execute();
  expect((await signIn(email, 'password123')).status).toBe(200);
});

test('a password from before they were normalized goes on opening', async () => {
  const [email, password] = [`${randomUUID()}@readers.example`, 'й'.normalize('NFD').repeat(10)];
  await aReader(email);
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

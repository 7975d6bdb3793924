import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEventData } from '#events';
import { registry, type Registry } from '../testing/users.ts';

let service: Registry['service'];
beforeAll(async () => {
  ({ service } = await registry());
});
afterAll(() => service.stop());

const librarian = { id: randomUUID(), role: 'librarian' as const };
const register = (reader: object, key = randomUUID()) =>
  service.request('POST', '/users', { as: librarian, body: reader, headers: { 'idempotency-key': key } });

test('a reader without an e-mail address has a card, and everybody is told of them', async () => {
  const { status, body } = await register({ full_name: ' Вера Павловна ', patron_category: 'student' });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    card_number: expect.stringMatching(/^R\d+$/),
    full_name: 'Вера Павловна',
    language: 'ru',
    role: 'reader',
    patron_category: 'student',
    loan_limit: 10,
    has_password: false,
  });
  expect(body).not.toHaveProperty('email');
  const [event, ...others] = await service.published();
  expect(others).toEqual([]);
  expect(event).toMatchObject({ type: 'user.registered', data: { full_name: 'Вера Павловна', email: '', version: 1 } });
  expect(event && isEventData(event.type, event.data)).toBe(true);
});

test('any number of readers have no address; one that is given is theirs alone', async () => {
  const email = `${randomUUID()}@readers.example`;
  for (const reader of [{}, {}, { email }]) expect((await register({ full_name: 'Вера', ...reader })).status).toBe(201);
  expect(await register({ full_name: 'Вера', email: email.toUpperCase() })).toMatchObject({
    status: 409,
    body: { code: 'email_taken', errors: [{ field: 'email', code: 'taken' }] },
  });
});

test('a registration that comes again with its key is one reader', async () => {
  const key = randomUUID();
  const first = await register({ full_name: 'Вера' }, key);
  expect(await register({ full_name: 'Вера' }, key)).toMatchObject({ status: 201, body: first.body });
});

test('a membership may have a last day from the start', async () => {
  expect(await register({ full_name: 'Вера', expires_on: '2027-05-31' })).toMatchObject({
    body: { patron_category: 'adult', expires_on: '2027-05-31' },
  });
});

test('a category that the library does not have is refused by name', async () => {
  expect(await register({ full_name: 'Вера', patron_category: 'pensioner' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'patron_category', code: 'category_unknown' }] },
  });
});

test('nobody signs in by having no address, and notifications are told that there is none', async () => {
  const { body } = await register({ full_name: 'Вера' });
  const { id } = body as { id: string };
  const signIn = (email: string) =>
    service.request('POST', '/internal/credentials/check', {
      body: { email, password: 'a long enough password' },
      headers: { 'dapr-caller-app-id': 'auth' },
    });
  expect((await signIn(' ')).status).toBe(401);
  const contact = await service.request('GET', `/internal/contacts/${id}`, {
    headers: { 'dapr-caller-app-id': 'notifications' },
  });
  expect(contact.body).toEqual({ id, deleted: false, full_name: 'Вера', language: 'ru', version: 1 });
});

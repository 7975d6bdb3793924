import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEventData } from '#events';
import { waitFor } from '#testing/wait-for.ts';
import { insertUser } from '../store/users.ts';
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

test('a card that is printed already is kept as it reads, and finds its reader', async () => {
  const { status, body } = await register({ full_name: 'Вера', card_number: ' ЧБ-0017\r\n' });
  expect({ status, body }).toMatchObject({ status: 201, body: { card_number: 'ЧБ-0017' } });
  const found = await service.request('GET', `/users/by-card?card_number=${encodeURIComponent('чб-0017')}`, {
    as: librarian,
  });
  expect(found).toMatchObject({ status: 200, body });
});

test('a card is one reader’s, however it is typed, until their account is deleted', async () => {
  const taken = { status: 409, body: { code: 'card_taken', errors: [{ field: 'card_number', code: 'taken' }] } };
  const { body } = await register({ full_name: 'Вера', card_number: 'Kid 42' });
  expect(await register({ full_name: 'Анна', card_number: 'kid 42' })).toMatchObject(taken);
  const { id } = body as { id: string };
  await service.request('DELETE', '/users/me', { as: { id, role: 'reader' } });
  expect(await register({ full_name: 'Анна', card_number: 'KID 42' })).toMatchObject({ status: 201 });
});

test('a reader of the library’s own numbers has a card that nobody else is given', async () => {
  const { body } = await register({ full_name: 'Вера' });
  const { card_number } = body as { card_number: string };
  expect(await register({ full_name: 'Анна', card_number: card_number.toLowerCase() })).toMatchObject({
    status: 409,
    body: { code: 'card_taken' },
  });
});

/** What the sequence would give next, as a card that was printed elsewhere may have it. */
async function nextNumber(): Promise<string> {
  const { rows } = await sql<{ next: string }>`select 'r' || (nextval('card_number') + 1) as next`.execute(service.db);
  return rows[0]?.next ?? '';
}

test('a number of the sequence that somebody has already is passed over', async () => {
  const next = await nextNumber();
  await register({ full_name: 'Анна', card_number: next });
  const { status, body } = await register({ full_name: 'Вера' });
  expect(status).toBe(201);
  expect((body as { card_number: string }).card_number).not.toBe(next.toUpperCase());
});

test('a number of the sequence that somebody is given at the same moment is passed over', async () => {
  const { db } = service;
  const card_number = await nextNumber();
  const waiting = await db.transaction().execute(async (tx) => {
    await insertUser(tx, {
      id: randomUUID(),
      email: '',
      full_name: 'Анна',
      language: 'ru',
      role: 'reader',
      password_hash: null,
      patron_category: 'adult',
      card_number,
    });
    const registered = register({ full_name: 'Вера' });
    await waitFor('it waits for the given one', async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      return rows.length > 0;
    });
    return { registered };
  });
  const { status, body } = await waiting.registered;
  expect(status).toBe(201);
  expect((body as { card_number: string }).card_number).not.toBe(card_number.toUpperCase());
});

test.each([['12'], ['   '], ['x'.repeat(33)], ['12\t34']])('%j is no number of a card', async (card_number) => {
  expect(await register({ full_name: 'Вера', card_number })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'card_number', code: 'not_scanned_code' }] },
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
  expect(contact.body).toEqual({ id, deleted: false, full_name: 'Вера', language: 'ru', version: 1, guardians: [] });
});

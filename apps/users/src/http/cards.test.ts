import { afterAll, beforeAll, expect, test } from 'vitest';
import { registry, type Registry } from '../testing/users.ts';

let users: Registry;
beforeAll(async () => {
  users = await registry();
});
afterAll(() => users.service.stop());

const byCard = (number: string, as: { role: 'reader' | 'librarian' | 'machine' } = { role: 'librarian' }) =>
  users.service.request('GET', `/users/by-card?card_number=${encodeURIComponent(number)}`, { as });

const cardOf = async (user: { id: string }) => {
  const { card_number } = await users.service.db
    .selectFrom('users')
    .select('card_number')
    .where('id', '=', user.id)
    .executeTakeFirstOrThrow();
  return card_number;
};

test('a card finds its reader, as it is scanned or typed', async () => {
  const reader = await users.aUser();
  const card = await cardOf(reader);
  for (const spelling of [card, card.toLowerCase(), ` ${card}\r\n`])
    expect(await byCard(spelling)).toMatchObject({ status: 200, body: { id: reader.id, card_number: card } });
});

test('a self-check machine learns who holds a card and whether they may borrow, but not how they are reached', async () => {
  const reader = await users.aUser();
  const blocked = { blocked: true, block_reason: 'a lost card' };
  await users.service.request('PATCH', `/users/${reader.id}`, { as: { role: 'librarian' }, body: blocked });
  const card = await cardOf(reader);
  const { body } = await byCard(card);
  expect(body).toMatchObject({ id: reader.id, email: reader.email, has_password: true, ...blocked });
  const { status, body: told } = await byCard(card, { role: 'machine' });
  expect(status).toBe(200);
  expect(told).toMatchObject({ id: reader.id, full_name: 'Анна', blocked: true });
  for (const kept of ['email', 'block_reason', 'has_password', 'deletion']) expect(told).not.toHaveProperty(kept);
});

test('a part of a number is no card', async () => {
  const card = await cardOf(await users.aUser());
  expect(await byCard(card.slice(0, -1))).toMatchObject({ status: 404, body: { code: 'card_not_found' } });
});

test('the card of a deleted account is nobody’s', async () => {
  const reader = await users.aUser();
  const card = await cardOf(reader);
  await users.service.request('DELETE', '/users/me', { as: reader });
  expect(await byCard(card)).toMatchObject({ status: 404 });
});

test('a new card cannot be taken for a copy', async () => {
  expect(await cardOf(await users.aUser())).toMatch(/^R\d+$/);
});

test('cards are for the desk', async () => {
  const reader = await users.aUser();
  expect(await byCard(await cardOf(reader), { role: 'reader' })).toMatchObject({ status: 403 });
});

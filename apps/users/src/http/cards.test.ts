import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
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

const librarian = { id: randomUUID(), role: 'librarian' } as const;
const add = (user: { id: string }, card_number: string) =>
  users.service.request('POST', `/users/${user.id}/cards`, { as: librarian, body: { card_number } });
type As = { id: string; role: 'reader' | 'librarian' };
const lose = (user: { id: string }, body: { card_number: string; replacement?: string }, as: As = librarian) =>
  users.service.request('POST', `/users/${user.id}/lost-cards`, { as, body });
const cardsOf = async (user: As) => (await users.service.request('GET', `/users/${user.id}/cards`, { as: user })).body;
let printed = 0;
const aPrintedCard = () => `К-${(printed += 1)}-${randomUUID().slice(0, 8)}`;

test('several cards are one reader’s, and each finds them', async () => {
  const [reader, card] = [await users.aUser(), aPrintedCard()];
  const own = await cardOf(reader);
  expect(await add(reader, ` ${card}\n`)).toMatchObject({ status: 201, body: { id: reader.id, card_number: own } });
  for (const one of [own, card, card.toLowerCase()])
    expect(await byCard(one)).toMatchObject({ status: 200, body: { id: reader.id } });
  expect(await cardsOf(reader)).toEqual({
    items: [{ card_number: card, recorded_at: expect.any(String), recorded_by: librarian.id }],
  });
});

test('a card is one person’s: nobody is given the number of another, in whatever spelling, or of one that is lost', async () => {
  const [reader, other, card] = [await users.aUser(), await users.aUser(), aPrintedCard()];
  await add(reader, card);
  const lost = await cardOf(reader);
  await lose(reader, { card_number: lost });
  const taken = { status: 409, body: { code: 'card_taken', errors: [{ field: 'card_number', code: 'taken' }] } };
  for (const number of [card.toLowerCase(), lost, await cardOf(other)])
    for (const one of [reader, other]) expect(await add(one, number)).toMatchObject(taken);
  const desk = (card_number: string) =>
    users.service.request('POST', '/users', { as: librarian, body: { full_name: 'Б', card_number } });
  for (const number of [card, lost]) expect(await desk(number)).toMatchObject(taken);
  expect(await lose(other, { card_number: await cardOf(other), replacement: lost })).toMatchObject({
    status: 409,
    body: { code: 'card_taken', errors: [{ field: 'replacement', code: 'taken' }] },
  });
});

test('whoever has lost their card says so, has the next number at once, and the lost one says that it is lost', async () => {
  const reader = await users.aUser();
  const before = await cardOf(reader);
  const reported = await lose(reader, { card_number: before.toLowerCase() }, reader);
  const after = await cardOf(reader);
  expect(reported).toMatchObject({ status: 200, body: { id: reader.id, card_number: after } });
  expect(after).toMatch(/^R\d+$/);
  expect(after).not.toBe(before);
  expect(await byCard(before)).toMatchObject({ status: 404, body: { code: 'card_lost' } });
  expect(await byCard(after)).toMatchObject({ status: 200, body: { id: reader.id } });
  expect(await cardsOf(reader)).toMatchObject({ items: [{ card_number: before, lost_at: expect.any(String) }] });
  // Again: nothing changes.
  expect(await lose(reader, { card_number: before }, reader)).toMatchObject({ body: { card_number: after } });
  expect((await users.service.request('GET', '/users/me', { as: reader })).body).toMatchObject({ card_number: after });
});

test('the desk gives another card in place of a lost one, and a reader names none', async () => {
  const [reader, card] = [await users.aUser(), aPrintedCard()];
  const before = await cardOf(reader);
  expect(await lose(reader, { card_number: before, replacement: card }, reader)).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'replacement', code: 'given_at_desk' }] },
  });
  expect(await lose(reader, { card_number: before, replacement: card })).toMatchObject({
    status: 200,
    body: { card_number: card },
  });
  expect(await byCard(card)).toMatchObject({ body: { id: reader.id } });
});

test('one of several cards is lost, and the others work', async () => {
  const [reader, card] = [await users.aUser(), aPrintedCard()];
  await add(reader, card);
  expect(await lose(reader, { card_number: card })).toMatchObject({ body: { card_number: await cardOf(reader) } });
  expect(await byCard(card)).toMatchObject({ status: 404, body: { code: 'card_lost' } });
  expect(await byCard(await cardOf(reader))).toMatchObject({ status: 200 });
});

test('nobody loses the card of another, and a reader gives themselves none', async () => {
  const [reader, other] = [await users.aUser(), await users.aUser()];
  const card = await cardOf(other);
  expect(await lose(reader, { card_number: card }, reader)).toMatchObject({ status: 404 });
  expect(await lose(other, { card_number: card }, reader)).toMatchObject({ status: 403 });
  const asked = { as: reader, body: { card_number: aPrintedCard() } };
  expect(await users.service.request('POST', `/users/${reader.id}/cards`, asked)).toMatchObject({ status: 403 });
});

test('nobody has more cards than ten', async () => {
  const reader = await users.aUser();
  for (let one = 1; one < 10; one += 1) expect(await add(reader, aPrintedCard())).toMatchObject({ status: 201 });
  expect(await add(reader, aPrintedCard())).toMatchObject({ status: 409, body: { code: 'too_many_cards' } });
});

test('whoever reports card after card lost themselves is sent to the desk, which records it', async () => {
  const reader = await users.aUser();
  const loseOwn = async (as: As) => lose(reader, { card_number: await cardOf(reader) }, as);
  for (let one = 0; one < 5; one += 1) expect(await loseOwn(reader)).toMatchObject({ status: 200 });
  expect(await loseOwn(reader)).toMatchObject({ status: 409, body: { code: 'too_many_lost_cards' } });
  expect(await loseOwn(librarian)).toMatchObject({ status: 200 });
});

test('of a deleted account no card is left, and its numbers may be given out again', async () => {
  const [reader, other, card] = [await users.aUser(), await users.aUser(), aPrintedCard()];
  await add(reader, card);
  await lose(reader, { card_number: card });
  await users.service.request('DELETE', '/users/me', { as: reader });
  expect(await byCard(card)).toMatchObject({ body: { code: 'card_not_found' } });
  expect(await add(other, card)).toMatchObject({ status: 201 });
});

test('two who are given one number at once have it not both', async () => {
  const [one, other, card] = [await users.aUser(), await users.aUser(), aPrintedCard()];
  const answers = await Promise.all([add(one, card), add(other, card)]);
  expect(answers.map(({ status }) => status).toSorted((first, second) => first - second)).toEqual([201, 409]);
});

test('a card whose number the previous release gave to two people works for neither once one of them has lost it', async () => {
  const [reader, other, card] = [await users.aUser(), await users.aUser(), aPrintedCard()];
  await add(other, card);
  await users.service.db.updateTable('users').set({ card_number: card }).where('id', '=', reader.id).execute();
  expect(await lose(reader, { card_number: card })).toMatchObject({ status: 200, body: { id: reader.id } });
  expect(await byCard(card)).toMatchObject({ status: 404, body: { code: 'card_lost' } });
});

test('a number that somebody is given at the same moment is refused as taken', async () => {
  const [reader, card] = [await users.aUser(), aPrintedCard()];
  const before = await cardOf(reader);
  let lost: Promise<unknown> | undefined;
  await users.service.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('users')
      .set({ card_number: card })
      .where('id', '=', (await users.aUser()).id)
      .execute();
    lost = lose(reader, { card_number: before, replacement: card });
    await waitsForALock();
  });
  expect(await lost).toMatchObject({ status: 409, body: { code: 'card_taken' } });
});

/** Until one of the service's statements waits for another transaction. */
async function waitsForALock(): Promise<void> {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (
      select from pg_locks where not granted and locktype = 'transactionid'
        and pid in (select pid from pg_stat_activity where datname = current_database())
    ) as waiting`.execute(users.service.db);
  if (rows[0]?.waiting !== true) await waitsForALock();
}

test('a library that says which numbers its cards were printed with gives out no other, but for its own', async () => {
  const ask = (method: string, path: string, body?: object, role: 'librarian' | 'branch_manager' = 'librarian') =>
    users.service.request(method, path, { as: { id: librarian.id, role }, ...(body && { body }) });
  const put = (...ranges: object[]) => ask('PUT', '/card-ranges', { ranges }, 'branch_manager');
  const printed = { first: 'ЧБ-001000', last: 'ЧБ-001999' };
  const wrongly = (field: string, code: string) => ({ status: 400, body: { errors: [{ field, code }] } });
  expect(await ask('PUT', '/card-ranges', { ranges: [] })).toMatchObject({ status: 403 });
  expect(await put(printed, { first: 'A1-', last: 'A2-' })).toMatchObject(wrongly('ranges.1', 'no_card_range'));
  expect(await put({ first: 'R000000', last: 'R999999' })).toMatchObject(wrongly('ranges.0', 'own_card_numbers'));
  expect(await ask('GET', '/card-ranges')).toMatchObject({ status: 200, body: { ranges: [] } });
  const before = await users.aUser();
  expect(await add(before, 'Z-1')).toMatchObject({ status: 201 });

  expect(await put(printed)).toMatchObject({ status: 200, body: { ranges: [printed] } });
  expect((await ask('GET', '/card-ranges')).body).toEqual({ ranges: [printed] });
  const register = (card_number?: string) =>
    ask('POST', '/users', { full_name: 'Вера', ...(card_number !== undefined && { card_number }) });
  expect(await register('ЧБ-002000')).toMatchObject(wrongly('card_number', 'no_printed_card'));
  expect(await register(' чб-001001\n')).toMatchObject({ status: 201, body: { card_number: 'чб-001001' } });
  expect(await register('R100999')).toMatchObject(wrongly('card_number', 'no_printed_card'));
  const own = (await register()).body as { id: string; card_number: string };
  expect(own.card_number).toMatch(/^R\d{6,}$/);
  expect(await add(own, 'ЧБ-01001')).toMatchObject(wrongly('card_number', 'no_printed_card'));
  expect(await add(own, 'ЧБ-001002')).toMatchObject({ status: 201 });
  const lost = { card_number: own.card_number };
  expect(await lose(own, { ...lost, replacement: 'B-1' })).toMatchObject(wrongly('replacement', 'no_printed_card'));
  expect(await lose(own, { ...lost, replacement: 'ЧБ-001003' })).toMatchObject({ body: { card_number: 'ЧБ-001003' } });
  // Of several who say so at once, the last one counts.
  const atOnce = await Promise.all(Array.from({ length: 8 }, () => put(printed, { first: 'A100', last: 'A199' })));
  expect(atOnce.map(({ status }) => status)).toEqual(atOnce.map(() => 200));
  // What was given out before goes on working.
  expect(await byCard('Z-1')).toMatchObject({ status: 200, body: { id: before.id } });
  expect(await put()).toMatchObject({ status: 200, body: { ranges: [] } });
  expect(await register('ЛЮБОЙ-1')).toMatchObject({ status: 201 });
});

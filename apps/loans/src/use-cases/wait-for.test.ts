import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
let now = new Date('2026-03-01T10:00:00Z');
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

type Reader = ReturnType<Desk['aReader']>;

const join = (reader: Reader, book_id: string) =>
  loans.service.request('POST', '/waiting-list', { as: reader, body: { book_id } });
const waiting = async (reader: Reader) =>
  (await loans.service.request('GET', '/waiting-list', { as: reader })).body as { items: { id: string }[] };
const leave = (reader: Reader, id: string) => loans.service.request('DELETE', `/waiting-list/${id}`, { as: reader });
const holds = async (reader: Reader) =>
  ((await loans.service.request('GET', `/holds/user/${reader.id}`, { as: reader })).body as { items: { id: string }[] })
    .items;

test('a reader who joins twice waits once, by a hold', async () => {
  const reader = loans.aReader();
  const book = loans.aBook({ available: 0 });
  const first = await join(reader, book.id);
  expect(first).toMatchObject({ status: 201, body: { kind: 'book', book_id: book.id, title: book.title } });
  expect((await join(reader, book.id)).body).toEqual(first.body);
  expect(await waiting(reader)).toEqual({ items: [first.body] });
  expect(await holds(reader)).toMatchObject([{ state: 'waiting', position: 1, branch_id: 'main' }]);
  expect(await loans.service.published()).toEqual([]);
});

test('whoever stops waiting for a book has no hold on it, and nobody stops the waiting of others', async () => {
  const [reader, other] = [loans.aReader(), loans.aReader()];
  const { body } = await join(reader, loans.aBook({ available: 0 }).id);
  const { id } = body as { id: string };
  expect((await leave(other, id)).status).toBe(204);
  expect(await waiting(reader)).toMatchObject({ items: [{ id }] });
  for (let times = 0; times < 2; times += 1) expect((await leave(reader, id)).status).toBe(204);
  expect(await waiting(reader)).toEqual({ items: [] });
  expect(await holds(reader)).toMatchObject([{ id, state: 'cancelled' }]);
  expect(await loans.service.published()).toMatchObject([{ type: 'hold.ended', subject: id }]);
});

test('a copy that is kept is told of at once, and again if the first is lost', async () => {
  const reader = loans.aReader();
  const book = loans.aBook({ available: 0 });
  const { body } = await join(reader, book.id);
  const { id: hold_id } = body as { id: string };
  await loans.service.published();
  const event = { hold_id, book_id: book.id };
  const kept = (version: number, place: 'shelf' | 'hold_shelf') =>
    loans.service.deliver('book.events', 'copy.kept', {
      event_type: 'copy.kept',
      ...event,
      copy_id: uuidv7(),
      barcode: 'B1',
      place,
      version,
    });
  await kept(1, 'shelf');
  await kept(2, 'hold_shelf');
  const told = async () => (await loans.service.published()).map(({ data }) => data);
  expect(await told()).toMatchObject([{ type: 'book_available', user_id: reader.id, book_id: book.id }]);
  expect(await waiting(reader)).toEqual({ items: [] });
  await loans.service.deliver('book.events', 'copy.freed', { event_type: 'copy.freed', ...event, version: 3 });
  expect(await told()).toEqual([]);
  expect(await waiting(reader)).toMatchObject({ items: [{ id: hold_id }] });
  await kept(4, 'shelf');
  expect(await told()).toMatchObject([{ type: 'book_available' }]);
});

test('those who wait for a book by entries of the previous release get holds, in the order in which they came', async () => {
  const book = loans.aBook({ available: 0 });
  const [first, second, holder, closed] = [loans.aReader(), loans.aReader(), loans.aReader(), loans.aReader()];
  book.available = 1;
  await loans.lend(holder, book);
  book.available = 0;
  await loans.service.request('POST', `/internal/readers/${closed.id}/close`, {
    headers: { 'dapr-caller-app-id': 'users' },
  });
  await loans.service.published();
  const ids = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const at = [2, 1, 3, 4].map((minutes) => new Date(now.getTime() - 60_000 * (10 - minutes)));
  for (const [index, reader] of [second, first, holder, closed].entries())
    await loans.service.db
      .insertInto('waiting_entry')
      .values({
        id: ids[index] ?? '',
        reader_id: reader.id,
        kind: 'book',
        book_id: book.id,
        title: book.title,
        author: null,
        look_due_at: null,
        told_at: null,
        created_at: at[index],
      })
      .execute();
  for (let run = 0; run < 2; run += 1) await loans.service.runJob('process-holds');
  const { body } = await loans.service.request('GET', `/holds/books/${book.id}`, { as: loans.librarian });
  expect(body).toMatchObject({
    items: [
      { id: ids[1], reader_id: first.id, position: 1, placed_at: at[1]?.toISOString() },
      { id: ids[0], reader_id: second.id, position: 2 },
    ],
  });
  expect(
    await loans.service.db.selectFrom('waiting_entry').select('id').where('book_id', '=', book.id).execute(),
  ).toEqual([]);
  expect(await waiting(first)).toMatchObject({ items: [{ id: ids[1] }] });
});

test('that a reader has waited for a book is not known for longer than who had it last', async () => {
  const reader = loans.aReader();
  const { body } = await join(reader, loans.aBook({ available: 0 }).id);
  await leave(reader, (body as { id: string }).id);
  const left = now;
  now = new Date(left.getTime() + 3 * 86_400_000 + 1_000);
  await loans.service.runJob('clean-up');
  now = left;
  expect(await holds(reader)).toEqual([]);
});

test('a reader who borrows the book waits for it no longer, and others may renew theirs', async () => {
  const book = loans.aBook({ available: 0 });
  const [reader, holder] = [loans.aReader(), loans.aReader()];
  await join(reader, book.id);
  book.available = 2;
  const { id } = await loans.lend(holder, book);
  expect(await waiting(reader)).toMatchObject({ items: [{ book_id: book.id }] });
  await loans.lend(reader, book);
  expect(await waiting(reader)).toEqual({ items: [] });

  book.available = 0;
  now = new Date(now.getTime() + 86_400_000);
  expect(await loans.service.request('POST', `/loans/${id}/renew`, { as: holder })).toMatchObject({ status: 200 });
});

test.each([
  [{ holdsBlocked: true }, 'patron_blocked'],
  [{ expired: true }, 'patron_expired'],
])('a reader with %o cannot wait, for a book or an author', async (but, code) => {
  const reader = loans.aReader(but);
  const refused = { status: 409, body: { code } };
  expect(await join(reader, loans.aBook({ available: 0 }).id)).toMatchObject(refused);
  expect(
    await loans.service.request('POST', '/waiting-list', { as: reader, body: { author: 'Гоголь' } }),
  ).toMatchObject(refused);
  expect(await waiting(reader)).toEqual({ items: [] });
});

test('a reader cannot wait for the book in their hands, and can once it is back', async () => {
  const [reader, book] = [loans.aReader(), loans.aBook()];
  const { id } = await loans.lend(reader, book);
  book.available = 0;
  expect(await join(reader, book.id)).toMatchObject({ status: 409, body: { code: 'already_borrowed' } });
  await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: id } });
  expect(await join(reader, book.id)).toMatchObject({ status: 201 });
});

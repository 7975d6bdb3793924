import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unavailable } from '#core/api-error.ts';
import { joinWaitingList } from '../store/waiting-list.ts';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
let now = new Date('2026-03-01T10:00:00Z');
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

const join = (reader: ReturnType<Desk['aReader']>, book_id: string) =>
  loans.service.request('POST', '/waiting-list', { as: reader, body: { book_id } });

const waiting = async (reader: ReturnType<Desk['aReader']>) =>
  (await loans.service.request('GET', '/waiting-list', { as: reader })).body;

test('a copy that comes back while a reader joins the waiting list is told of', async () => {
  const reader = loans.aReader();
  const book = loans.aBook({ available: 0 });
  loans.whenAsked(book, (times) => (times === 1 ? 0 : 1));

  expect(await join(reader, book.id)).toMatchObject({ status: 201 });

  expect(await loans.service.published()).toMatchObject([
    { type: 'notifications.email', data: { type: 'book_available', user_id: reader.id, book_id: book.id } },
  ]);
  expect(await loans.service.request('GET', '/waiting-list', { as: reader })).toMatchObject({ body: { items: [] } });
});

test('while no copy is on the shelf a reader waits, and is told once when one comes', async () => {
  const reader = loans.aReader();
  const book = loans.aBook({ available: 0 });
  await join(reader, book.id);
  expect(await loans.service.published()).toEqual([]);

  const available = {
    event_type: 'book.available' as const,
    book_id: book.id,
    title: book.title,
    author: book.author,
    available: 1,
  };
  await loans.service.deliver('book.events', 'book.available', available);
  await loans.service.deliver('book.events', 'book.available', available);

  expect((await loans.service.published()).map(({ data }) => data)).toMatchObject([
    { type: 'book_available', user_id: reader.id },
  ]);
});

test('that a reader has waited for a book is not known for longer than who had it last', async () => {
  const reader = loans.aReader();
  const book = loans.aBook({ available: 0 });
  loans.whenAsked(book, (times) => (times === 1 ? 0 : 1));
  await join(reader, book.id);
  await loans.service.published();
  const rows = () =>
    loans.service.db.selectFrom('waiting_entry').select('title').where('reader_id', '=', reader.id).execute();
  expect(await rows()).toEqual([{ title: book.title }]);
  const told = now;
  now = new Date(told.getTime() + 3 * 86_400_000 + 1_000);
  await loans.service.runJob('clean-up');
  now = told;
  expect(await rows()).toEqual([]);
});

const aMinuteLater = (): void => void (now = new Date(now.getTime() + 60_000));
test('a reader who joins twice waits once', async () => {
  const reader = loans.aReader();
  const book = loans.aBook({ available: 0 });
  const first = await join(reader, book.id);
  expect(await join(reader, book.id)).toEqual({ ...first, headers: expect.anything() as unknown });
  expect(await waiting(reader)).toMatchObject({ items: [first.body] });
});

test('a look at the shelf that books could not answer is made up for', async () => {
  const reader = loans.aReader();
  const book = loans.aBook();
  loans.whenAsked(book, (times) => {
    if (times === 2) throw unavailable('nobody answered');
    return times === 1 ? 0 : 1;
  });
  expect(await join(reader, book.id)).toMatchObject({ status: 201 });
  expect(await loans.service.published()).toEqual([]);

  aMinuteLater();
  await loans.service.runJob('look-at-shelf');
  expect((await loans.service.published()).map(({ data }) => data)).toMatchObject([
    { type: 'book_available', user_id: reader.id, book_id: book.id },
  ]);
  expect(await waiting(reader)).toEqual({ items: [] });
});

test('a process that dies before it looks at the shelf leaves the look to others, who make it once', async () => {
  const [there, gone, out] = [
    loans.aBook({ available: 1 }),
    { id: uuidv7(), title: 'Т' },
    loans.aBook({ available: 0 }),
  ];
  const [reader, patient] = [loans.aReader(), loans.aReader()];
  for (const [{ id: reader_id }, { id: book_id, title }] of [
    [reader, there],
    [reader, gone],
    [patient, out],
  ] as const)
    await joinWaitingList(loans.service.db, {
      id: uuidv7(),
      reader_id,
      kind: 'book',
      book_id,
      title,
      look_due_at: now,
    });

  await loans.service.runJob('look-at-shelf');
  expect(await loans.service.published()).toEqual([]);

  let asked = 0;
  loans.whenAsked(out, (times) => ((asked = times), 0));
  for (let run = 0; run < 2; run += 1) {
    aMinuteLater();
    await loans.service.runJob('look-at-shelf');
  }
  expect((await loans.service.published()).map(({ data }) => data)).toMatchObject([
    { type: 'book_available', user_id: reader.id, book_id: there.id },
  ]);
  expect(asked).toBe(1);
  expect(await waiting(reader)).toEqual({ items: [] });
  expect(await waiting(patient)).toMatchObject({ items: [{ book_id: out.id }] });
});

test('a book of which books cannot say anything holds up no other', async () => {
  const [mute, there] = [loans.aBook(), loans.aBook({ available: 1 })];
  loans.whenAsked(mute, () => {
    throw unavailable('nobody answered');
  });
  const reader = loans.aReader();
  for (const { id: book_id, title } of [mute, there]) {
    await joinWaitingList(loans.service.db, {
      id: uuidv7(),
      reader_id: reader.id,
      kind: 'book',
      book_id,
      title,
      look_due_at: now,
    });
    now = new Date(now.getTime() + 1);
  }
  for (let run = 0; run < 2; run += 1) {
    aMinuteLater();
    await loans.service.runJob('look-at-shelf');
  }
  expect((await loans.service.published()).map(({ data }) => data)).toMatchObject([{ book_id: there.id }]);
  expect(await waiting(reader)).toMatchObject({ items: [{ book_id: mute.id }] });
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
  await loans.service.request('POST', '/loans/return', { as: reader, body: { loan_id: id } });
  expect(await join(reader, book.id)).toMatchObject({ status: 201 });
});

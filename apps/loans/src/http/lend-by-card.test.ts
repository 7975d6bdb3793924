import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

type Asked = { as?: { id: string; role: 'reader' | 'librarian' }; key?: string };

const lend = (body: object, { as = loans.librarian, key }: Asked = {}) =>
  loans.service.request('POST', '/loans/issue', {
    as,
    body,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });

test('the desk lends to whoever has the card', async () => {
  const reader = loans.aReader();
  const card = loans.giveCard(reader);
  const book = loans.aBook();
  expect(await lend({ book_id: book.id, card_number: ` ${card}\r\n` })).toMatchObject({
    status: 201,
    body: { reader_id: reader.id, book_id: book.id },
  });
});

test('a card that is nobody’s is refused by name, and nothing is lent', async () => {
  const book = loans.aBook();
  expect(await lend({ book_id: book.id, card_number: 'R-nobody' })).toMatchObject({
    status: 404,
    body: { code: 'card_not_found', errors: [{ field: 'card_number', code: 'nobodys_card' }] },
  });
  expect((await lend({ book_id: book.id, reader_id: loans.aReader().id })).status).toBe(201);
});

test('a card besides a reader is one too many', async () => {
  const reader = loans.aReader();
  const body = { book_id: loans.aBook().id, reader_id: reader.id, card_number: loans.giveCard(reader) };
  expect(await lend(body)).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'card_number', code: 'reader_or_card_only' }] },
  });
});

test('a reader lends nothing by card, not even their own', async () => {
  const reader = loans.aReader();
  const body = { book_id: loans.aBook().id, card_number: loans.giveCard(reader) };
  expect(await lend(body, { as: reader })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});

test('what the rules say of a reader, they say of the card', async () => {
  const card = loans.giveCard(loans.aReader({ blocked: true }));
  expect(await lend({ book_id: loans.aBook().id, card_number: card })).toMatchObject({
    status: 409,
    body: { code: 'patron_blocked' },
  });
});

test('a loan that is asked for again is the same reader’s, though the card is another’s by now', async () => {
  const [reader, next, book] = [loans.aReader(), loans.aReader(), loans.aBook()];
  const card = loans.giveCard(reader);
  // The first attempt finds the reader, and then no books.
  const attempt = () => lend({ book_id: book.id, card_number: card }, { key: 'by-card' });
  await loans.whileBooksAreAway(async () => expect((await attempt()).status).toBe(503));
  loans.giveCard(next, card);
  expect(await attempt()).toMatchObject({ status: 201, body: { reader_id: reader.id } });
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barcodes, scansOf } from '#testing/scanned-barcodes.ts';
import { desk, type Desk } from '../testing/desk.ts';

let now = new Date();
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterEach(() => {
  now = new Date();
});
afterAll(() => loans.service.stop());

const giveBack = (barcode: string, as: { id: string; role: 'reader' | 'librarian' } = loans.librarian, key?: string) =>
  loans.service.request('POST', '/loans/return', {
    as,
    body: { barcode },
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });

test('an unknown barcode, a copy out of the collection and one that nobody ever borrowed are refused for what they are', async () => {
  loans.aBook({ barcode: 'B-WITHDRAWN', copyStatus: 'withdrawn' });
  loans.aBook({ barcode: 'B-LOST', copyStatus: 'lost' });
  loans.aBook({ barcode: 'B-TORN', copyStatus: 'in_repair' });
  loans.aBook({ barcode: 'B-SENT', copyStatus: 'in_transit' });
  loans.aBook({ barcode: 'B-SHELVED' });
  expect(await giveBack('B-NOBODYS')).toMatchObject({ status: 404, body: { code: 'copy_not_found' } });
  expect(await giveBack('B-WITHDRAWN')).toMatchObject({ status: 409, body: { code: 'copy_withdrawn' } });
  expect(await giveBack('B-LOST')).toMatchObject({ status: 409, body: { code: 'copy_lost' } });
  expect(await giveBack('B-TORN')).toMatchObject({ status: 409, body: { code: 'copy_in_repair' } });
  expect(await giveBack('B-SENT')).toMatchObject({ status: 409, body: { code: 'copy_in_transit' } });
  expect(await giveBack('B-SHELVED')).toMatchObject({ status: 409, body: { code: 'copy_not_on_loan' } });
});

test('a copy that is scanned again was returned already, and the desk hears when', async () => {
  const book = loans.aBook({ barcode: 'B-AGAIN', available: 2 });
  for (const [issued, returned] of [
    ['2026-05-01T09:00:00Z', '2026-05-03T09:00:00Z'],
    ['2026-05-04T09:00:00Z', '2026-05-06T22:30:00Z'],
  ] as const) {
    now = new Date(issued);
    const loan = await loans.lend(loans.aReader(), book);
    now = new Date(returned);
    expect(await giveBack('B-AGAIN')).toMatchObject({ status: 200, body: { id: loan.id } });

    const again = await giveBack('b-again ');

    // Half past one at night, in Moscow.
    const returned_on = returned.startsWith('2026-05-06') ? '2026-05-07' : '2026-05-03';
    const facts = { returned_on, returned_at: new Date(returned).toISOString(), loan_id: loan.id };
    expect(again).toMatchObject({ status: 409, body: { code: 'already_returned', facts } });
  }
});

test('what is told days later of a scan that has ended a loan is answered by that loan, whoever has had the copy since', async () => {
  const book = loans.aBook({ barcode: 'B-UNHEARD', available: 2 });
  const scan = (scanned_at: string) =>
    loans.service.request('POST', '/loans/return', {
      as: loans.librarian,
      body: { barcode: 'B-UNHEARD', scanned_at },
      headers: { 'idempotency-key': randomUUID() },
    });
  now = new Date('2026-05-01T09:00:00Z');
  const { id } = await loans.lend(loans.aReader(), book);
  const scannedAt = '2026-05-08T16:00:00.000Z';
  now = new Date(Date.parse(scannedAt) + 1_000);
  const returned = await scan(scannedAt);
  expect(returned).toMatchObject({ status: 200, body: { id, status: 'returned' } });
  now = new Date('2026-05-11T06:00:00Z');
  const { returned_at } = returned.body as { returned_at: string };
  expect(await scan(scannedAt)).toMatchObject({ status: 200, body: { id, returned_at } });
  const since = await loans.lend(loans.aReader(), book);
  expect(await scan(scannedAt)).toMatchObject({ status: 200, body: { id, returned_at } });
  expect((await loans.service.request('GET', `/loans/${since.id}`, { as: loans.librarian })).body).not.toHaveProperty(
    'returned_at',
  );
  // What was scanned after the return was on its shelf.
  expect(await scan('2026-05-08T16:01:00.000Z')).toMatchObject({ status: 409, body: { code: 'already_returned' } });
});

test('a lost copy is taken back by its barcode, also when it is not known any more who has lost it; once', async () => {
  const book = loans.aBook({ barcode: 'B-FOUND' });
  const { id } = await loans.lend(loans.aReader(), book);
  const lost = { as: loans.librarian, body: { reason: 'Читатель потерял' } };
  expect(await loans.service.request('POST', `/loans/${id}/lost`, lost)).toMatchObject({ status: 200 });
  await loans.service.db.updateTable('loan').set({ reader_id: null }).where('id', '=', id).execute();
  book.copyStatus = 'lost';
  await loans.whileBooksAreAway(async () => {
    expect(await giveBack('B-FOUND')).toMatchObject({ status: 503 });
  });
  const freed = () => loans.returns.loans.filter((one) => one === id);
  expect(await giveBack('B-FOUND')).toMatchObject({ status: 200, body: { id } });
  expect(freed()).toHaveLength(1);
  delete book.copyStatus;
  expect(await giveBack('B-FOUND')).toMatchObject({ status: 409, body: { code: 'already_returned' } });
});

test('its reader hears it too, and other readers do not', async () => {
  const reader = loans.aReader();
  await loans.lend(reader, loans.aBook({ barcode: 'B-MINE' }));
  expect(await giveBack('B-MINE')).toMatchObject({ status: 200 });
  expect(await giveBack('B-MINE', reader)).toMatchObject({ body: { code: 'already_returned' } });
  expect(await giveBack('B-MINE', loans.aReader())).toMatchObject({ body: { code: 'copy_not_on_loan' } });
});

test('the same request is answered as it was, and another one that the copy is back already', async () => {
  await loans.lend(loans.aReader(), loans.aBook({ barcode: 'B-KEYED' }));
  const key = randomUUID();
  const first = await giveBack('B-KEYED', loans.librarian, key);
  expect(first).toMatchObject({ status: 200, body: { status: 'returned' } });
  expect(await giveBack('B-KEYED', loans.librarian, key)).toMatchObject({ status: 200, body: first.body });
  expect(await giveBack('B-KEYED', loans.librarian, randomUUID())).toMatchObject({
    status: 409,
    body: { code: 'already_returned' },
  });
});

test('whatever its barcode, a copy is lent and returned by every scan of it', async () => {
  const scanned = barcodes.chain((barcode) =>
    fc.record({ barcode: fc.constant(barcode), lent: scansOf(barcode), returned: scansOf(barcode) }),
  );
  await fc.assert(
    fc.asyncProperty(scanned, async ({ barcode, lent, returned }) => {
      const { id: book_id } = loans.aBook({ barcode });
      const body = { book_id, barcode: lent, reader_id: loans.aReader().id };
      const issued = await loans.service.request('POST', '/loans', { as: loans.librarian, body });
      expect(issued).toMatchObject({ status: 201, body: { barcode } });
      expect(await giveBack(returned)).toMatchObject({ status: 200, body: { book_id } });
      expect(await giveBack(returned)).toMatchObject({ body: { code: 'already_returned' } });
    }),
    { numRuns: 50 },
  );
});

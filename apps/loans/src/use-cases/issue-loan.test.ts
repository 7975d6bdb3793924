import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, libraryDay } from '#core/library-day.ts';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

const borrow = (reader: ReturnType<Desk['aReader']>, bookId: string) =>
  loans.service.request('POST', '/loans', { as: reader, body: { book_id: bookId } });
const reasons = ({ status, body }: { status: number; body: unknown }) => {
  const { code, refusals } = body as { code: string; refusals?: { code: string }[] };
  return [status, ...(refusals?.map((refusal) => refusal.code) ?? [code])];
};
async function putPolicy(category: string, material: string, loanDays: number): Promise<void> {
  const { status } = await loans.service.request('PUT', `/lending-policies/${category}/${material}/*`, {
    as: loans.branchManager,
    body: {
      loan_days: loanDays,
      renewal_days: 1,
      max_renewals: 0,
      fine_per_day_minor: 0,
      fine_cap_minor: 0,
      grace_days: 0,
    },
  });
  expect(status).toBe(200);
}

test('a loan has the title and the terms of the book that books allocated', async () => {
  await putPolicy('*', 'audiobook', 7);
  const book = loans.aBook({ material: 'audiobook' });

  const answer = await borrow(loans.aReader(), book.id);

  expect(answer).toMatchObject({ status: 201, body: { book_id: book.id, title: book.title, status: 'open' } });
});

test('a reader who may not borrow hears every reason, those about the book among them', async () => {
  await putPolicy('*', 'map', 0);
  const book = loans.aBook({ material: 'map', available: 0 });

  const answer = await borrow(loans.aReader({ blocked: true, loanLimit: 0 }), book.id);

  expect(reasons(answer)).toEqual([409, 'patron_blocked', 'no_copy_available', 'loan_limit_reached', 'not_for_loan']);
});

test('a book that is not for loan and out is refused for both reasons', async () => {
  await putPolicy('*', 'score', 0);

  const answer = await borrow(loans.aReader(), loans.aBook({ material: 'score', available: 0 }).id);

  expect(reasons(answer)).toEqual([409, 'no_copy_available', 'not_for_loan']);
});

test('what is not for loan to one kind of reader is lent to another', async () => {
  await putPolicy('*', 'video', 0);
  await putPolicy('staff', 'video', 3);
  const video = loans.aBook({ material: 'video', available: 5 });

  expect(reasons(await borrow(loans.aReader(), video.id))).toEqual([409, 'not_for_loan']);
  expect(await borrow(loans.aReader({ category: 'staff' }), video.id)).toMatchObject({ status: 201 });
});

test('a copy that came back while it was refused is refused all the same', async () => {
  const book = loans.aBook();
  loans.whenAsked(book, (times) => (times === 1 ? 0 : 1));

  expect(reasons(await borrow(loans.aReader(), book.id))).toEqual([409, 'no_copy_available']);
});

test.each([[{}], [{ blocked: true }]])('a book that there is not cannot be lent to a reader with %o', async (but) => {
  expect(reasons(await borrow(loans.aReader(but), randomUUID()))).toEqual([404, 'book_not_found']);
});

const atDesk = (path: string, body: object) => loans.service.request('POST', path, { as: loans.librarian, body });

test.each([
  [{ copyStatus: 'on_loan' as const, available: 3 }, 'copy_on_loan'],
  [{ available: 0 }, 'copy_on_loan'],
  [{ copyStatus: 'withdrawn' as const, available: 3 }, 'copy_withdrawn'],
  [{ copyStatus: 'withdrawn' as const, available: 0 }, 'copy_withdrawn'],
])('a copy with %o that is scanned to be lent is refused for what it is', async (but, code) => {
  const barcode = `B-${randomUUID().slice(0, 8).toUpperCase()}`;
  loans.aBook({ barcode, ...but });
  const answer = await atDesk('/loans', { barcode, reader_id: loans.aReader().id });
  expect(reasons(answer)).toEqual([409, code]);
});

test('a copy of another book is not lent for the one that was asked for', async () => {
  const { id: book_id } = loans.aBook();
  loans.aBook({ barcode: 'B-OTHER' });
  const answer = await atDesk('/loans', { book_id, barcode: 'B-OTHER', reader_id: loans.aReader().id });
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'barcode', code: 'of_another_book' }] } });
});

test('a loan is due while the membership lasts, unless the desk sets another day', async () => {
  const today = libraryDay(new Date(), 'Europe/Moscow');
  const reader = loans.aReader({ memberUntil: addDays(today, 3) });
  expect(await borrow(reader, loans.aBook().id)).toMatchObject({ body: { due_date: addDays(today, 3) } });
  const set = { reader_id: reader.id, book_id: loans.aBook().id, due_date: addDays(today, 30) };
  expect(await loans.service.request('POST', '/loans', { as: loans.librarian, body: set })).toMatchObject({
    body: { due_date: addDays(today, 30) },
  });
});

test('a book is not kept longer than the membership lasts', async () => {
  const today = libraryDay(new Date(), 'Europe/Moscow');
  const reader = loans.aReader({ memberUntil: addDays(today, 3) });
  const { id } = await loans.lend(reader);
  expect(await loans.service.request('POST', `/loans/${id}/renew`, { as: reader })).toMatchObject({
    status: 409,
    body: { code: 'membership_ends', facts: { expires_on: addDays(today, 3) } },
  });
});

test('the notice of a loan is sent also for a reader who has given no address: notifications knows better', async () => {
  const reader = loans.aReader({ email: undefined });
  await loans.service.published();
  await loans.lend(reader);
  const [, notice] = await loans.service.published();
  expect(notice).toMatchObject({ type: 'notifications.email', data: { type: 'loan_issued', user_id: reader.id } });
  expect(notice?.data).not.toHaveProperty('user_email');
});

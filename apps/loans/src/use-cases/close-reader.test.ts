import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedRows } from '#testing/stored-rows.ts';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

const close = (reader: { id: string }) =>
  loans.service.request('POST', `/internal/readers/${reader.id}/close`, { headers: { 'dapr-caller-app-id': 'users' } });

const borrow = (reader: { id: string; role: 'reader' }, bookId: string) =>
  loans.service.request('POST', '/loans', { as: reader, body: { book_id: bookId } });

const loansOf = async (reader: { id: string }) =>
  loans.service.db.selectFrom('loan').selectAll().where('reader_id', '=', reader.id).execute();

test('a reader with a book out cannot be closed', async () => {
  const reader = loans.aReader();
  await loans.lend(reader);
  expect(await close(reader)).toMatchObject({ status: 409, body: { code: 'has_open_loans' } });
  await loans.lend(reader);
});

test('a closed reader borrows nothing and waits for nothing', async () => {
  const reader = loans.aReader();
  expect((await close(reader)).status).toBe(204);
  expect(await borrow(reader, loans.aBook().id)).toMatchObject({ status: 409, body: { code: 'reader_closed' } });
  expect(
    await loans.service.request('POST', '/waiting-list', { as: reader, body: { book_id: loans.aBook().id } }),
  ).toMatchObject({ status: 409, body: { code: 'reader_closed' } });
});

test('nothing tells what a closed reader had borrowed, and closing is safe to repeat', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: loan.id } });
  expect((await close(reader)).status).toBe(204);
  expect((await close(reader)).status).toBe(204);
  expect(await loansOf(reader)).toEqual([]);
});

test('no answer and no message that is kept tells of a closed reader', async () => {
  const reader = loans.aReader();
  const { db } = loans.service;
  const at = { as: loans.librarian, headers: { 'idempotency-key': 'desk' } };
  const body = { reader_id: reader.id, book_id: loans.aBook().id };
  const { body: lent } = await loans.service.request('POST', '/loans', { ...at, body });
  const { id: loan_id } = lent as { id: string };
  await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id } });
  await db.updateTable('outbox').set({ published_at: new Date() }).execute();
  const telling = async () =>
    (await storedRows(db)).flatMap((row) => (row.includes(reader.id) ? [row.split(' ')[0]] : []));
  expect(await telling()).toContain('idempotent_request');

  expect((await close(reader)).status).toBe(204);
  // What its loans' events say is kept for a day after they are published.
  const left = await db.selectFrom('outbox').select('topic').where('subject', '=', reader.id).execute();
  expect(left).toEqual([]);
  // Who read a reader's data, or lent to them, does not go with them.
  expect(new Set(await telling())).toEqual(new Set(['audit_entry', 'outbox', 'reader']));
});

test('of a check-out and a closing at the same time one wins, and no loan is left without its reader', async () => {
  for (let round = 0; round < 20; round += 1) {
    const reader = loans.aReader();
    const [lent, closed] = await Promise.all([borrow(reader, loans.aBook().id), close(reader)]);
    const open = await loansOf(reader);
    expect([lent.status, closed.status, open.length]).toEqual(closed.status === 204 ? [409, 204, 0] : [201, 409, 1]);
  }
});

test('the end of an account that arrives late brings nobody back', async () => {
  const reader = loans.aReader();
  await close(reader);
  const ended = () =>
    loans.service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id: reader.id });
  expect([await ended(), await ended()]).toEqual(['SUCCESS', 'SUCCESS']);
  expect(await borrow(reader, loans.aBook().id)).toMatchObject({ status: 409, body: { code: 'reader_closed' } });
});

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

/** While `work` runs, nothing that publishes can be committed. */
async function whileCommitsFail<T>(work: () => Promise<T>): Promise<T> {
  await sql`alter table outbox rename to outbox_away`.execute(loans.service.db);
  try {
    return await work();
  } finally {
    await sql`alter table outbox_away rename to outbox`.execute(loans.service.db);
  }
}

const keyed = (key: string) => ({ 'idempotency-key': key });

test("a return by barcode that failed does not close the next reader's loan when it is tried again", async () => {
  const book = loans.aBook({ barcode: 'B-SHARED', available: 9 });
  const [first, next] = [loans.aReader(), loans.aReader()];
  const loan = await loans.lend(first, book);
  const giveBack = () =>
    loans.service.request('POST', '/loans/return', {
      as: loans.librarian,
      body: { barcode: 'B-SHARED' },
      headers: keyed('return-1'),
    });
  expect(await whileCommitsFail(giveBack)).toMatchObject({ status: 500 });

  await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: loan.id } });
  const nextLoan = await loans.lend(next, book);
  expect(nextLoan.barcode).toBe('B-SHARED');

  expect(await giveBack()).toMatchObject({ status: 200, body: { id: loan.id, status: 'returned' } });
  expect(await loans.service.request('GET', `/loans/${nextLoan.id}`, { as: next })).toMatchObject({
    body: { status: 'open' },
  });
});

test('a failed checkout can be repeated with its key, as a new loan', async () => {
  const [reader, book] = [loans.aReader(), loans.aBook({ available: 2 })];
  const borrow = () =>
    loans.service.request('POST', '/loans', { as: reader, body: { book_id: book.id }, headers: keyed('borrow-1') });
  expect(await whileCommitsFail(borrow)).toMatchObject({ status: 500 });

  const lent = await borrow();
  expect(lent).toMatchObject({ status: 201, body: { status: 'open' } });
  expect(await borrow()).toMatchObject({ status: 201, body: lent.body });
  const { body } = await loans.service.request('GET', `/loans/user/${reader.id}`, { as: reader });
  expect(body).toMatchObject({ items: [lent.body] });
});

test('a checkout that books had aborted is a new checkout when its key is sent again', async () => {
  const [reader, book] = [loans.aReader(), loans.aBook()];
  const id = randomUUID();
  const borrow = () =>
    loans.service.request('POST', '/loans', { as: reader, body: { book_id: book.id }, headers: keyed('borrow-2') });
  await borrow();
  // The state left by a process that died between allocation and commit.
  await loans.service.db.deleteFrom('loan').where('reader_id', '=', reader.id).execute();
  await sql`
    update idempotent_request set status = null, body = null, resource_id = ${id},
      claimed_at = now() - interval '31 seconds'
    where key = 'borrow-2'`.execute(loans.service.db);

  const aborted = await loans.service.request('POST', `/internal/checkouts/${id}/abort`, {
    headers: { 'dapr-caller-app-id': 'books' },
  });
  expect(aborted).toMatchObject({ status: 200, body: { exists: false } });

  const lent = await borrow();
  expect(lent.status).toBe(201);
  expect((lent.body as { id: string }).id).not.toBe(id);
});

test('a loan is renewed once for one key, though the rules would allow it again on another day', async () => {
  let now = new Date('2026-05-04T09:00:00Z');
  const clocked = await desk({ now: () => now });
  try {
    const reader = clocked.aReader();
    const loan = await clocked.lend(reader);
    now = new Date('2026-05-06T09:00:00Z');
    const renew = () =>
      clocked.service.request('POST', `/loans/${loan.id}/renew`, { as: reader, headers: keyed('renew-1') });
    const first = await renew();
    now = new Date('2026-05-08T09:00:00Z');
    expect(await renew()).toMatchObject({ status: 200, body: first.body });
  } finally {
    await clocked.service.stop();
  }
});

test('every write of the desk answers again what it answered first', async () => {
  const [reader, book] = [loans.aReader(), loans.aBook()];
  const twice = async (
    method: string,
    path: string,
    options: { as: { id: string; role: 'reader' | 'librarian' | 'branch_manager' }; body?: unknown },
  ) => {
    const headers = keyed(randomUUID());
    const answers = [
      await loans.service.request(method, path, { ...options, headers }),
      await loans.service.request(method, path, { ...options, headers }),
    ];
    expect(answers[0]?.status).toBeLessThan(300);
    expect([answers[1]?.status, answers[1]?.body]).toEqual([answers[0]?.status, answers[0]?.body]);
    return answers[0]?.body;
  };
  const entry = (await twice('POST', '/waiting-list', { as: reader, body: { book_id: book.id } })) as { id: string };
  await twice('DELETE', `/waiting-list/${entry.id}`, { as: reader });
  const terms = {
    loan_days: 3,
    renewal_days: 3,
    max_renewals: 0,
    fine_per_day_minor: 0,
    fine_cap_minor: 0,
    grace_days: 0,
  };
  await twice('PUT', '/lending-policies/adult/map/*', { as: loans.branchManager, body: terms });
});

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedRows } from '#testing/stored-rows.ts';
import { desk, type Desk } from '../testing/desk.ts';

/** Noon in Moscow, the time zone of this library. */
const day = (date: string) => new Date(`${date}T09:00:00Z`);

let now = day('2026-05-01');
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

type Reader = ReturnType<Desk['aReader']>;
type Choice = 'none' | 'legal' | 'always';

let version = 1;
const chooses = (reader: Reader, reading_history: Choice, account_version = (version += 1)) =>
  loans.service.deliver('user.events', 'user.history_chosen', {
    event_type: 'user.history_chosen',
    user_id: reader.id,
    reading_history,
    account_version,
  });

/** Lent on the first of May, and returned. */
async function aPastLoan(reader: Reader, returnedOn = '2026-05-02') {
  now = day('2026-05-01');
  const loan = await loans.lend(reader);
  now = day(returnedOn);
  await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: loan.id } });
  await loans.service.published();
  return loan;
}

async function runOn(date: string) {
  now = day(date);
  await loans.service.runJob('anonymise-loans');
  return (await loans.service.published()).map(({ type, subject }) => [type, subject]);
}

const fineOf = (loan: { id: string }) =>
  loans.service.db.selectFrom('charge').selectAll().where('overdue_loan_id', '=', loan.id).executeTakeFirstOrThrow();
const settle = (fine: string) =>
  loans.service.request('POST', `/charges/${fine}/pay`, {
    as: loans.librarian,
    body: { method: 'cash', comment: 'Анна заплатила' },
  });
const listed = async (reader: Reader) => {
  const { body } = await loans.service.request('GET', `/loans/user/${reader.id}`, { as: reader });
  return (body as { items: { id: string }[] }).items.map(({ id }) => id);
};

test('of a reader who wants nothing known, the last reader of a book is known for three days', async () => {
  const reader = loans.aReader();
  await chooses(reader, 'none');
  const loan = await aPastLoan(reader);
  expect(await runOn('2026-05-05')).toEqual([]);
  expect(await listed(reader)).toEqual([loan.id]);
  expect(await runOn('2026-05-06')).toEqual([['loan.anonymised', loan.id]]);
  expect(await listed(reader)).toEqual([]);
  expect(await runOn('2026-05-07')).toEqual([]);
});

test('of a copy that is lost and paid for, it is known for a year who has lost it, so that they get their money back if it is found', async () => {
  const reader = loans.aReader();
  await chooses(reader, 'none');
  now = day('2026-05-01');
  const barcode = 'LOST-1';
  const loan = await loans.lend(reader, loans.aBook({ barcode }));
  const body = { reason: 'Потеряна', price_minor: 1_000 };
  await loans.service.request('POST', `/loans/${loan.id}/lost`, { as: loans.librarian, body });
  const { id: charge } = await loans.service.db
    .selectFrom('charge')
    .select('id')
    .where('loan_id', '=', loan.id)
    .executeTakeFirstOrThrow();
  await settle(charge);
  await loans.service.published();
  expect(await runOn('2027-04-30')).toEqual([]);
  const found = await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { barcode } });
  expect(found.body).toMatchObject({ refund: { amount_minor: 1_000 } });
  await loans.service.published();
  expect(await runOn('2027-05-04')).toEqual([['loan.anonymised', loan.id]]);
});

test('of a reader who chooses nothing, a loan is known for a year', async () => {
  const reader = loans.aReader();
  const loan = await aPastLoan(reader);
  expect(await runOn('2027-05-02')).toEqual([]);
  expect(await runOn('2027-05-03')).toEqual([['loan.anonymised', loan.id]]);
});

test('of a reader who wants it so, everything is known, until they choose otherwise: that holds for the past', async () => {
  const reader = loans.aReader();
  await chooses(reader, 'always');
  const loan = await aPastLoan(reader);
  expect(await runOn('2036-05-02')).toEqual([]);
  await chooses(reader, 'none');
  expect(await runOn('2036-05-03')).toEqual([['loan.anonymised', loan.id]]);
});

test('a choice that is heard of late does not undo a later one', async () => {
  const reader = loans.aReader();
  await chooses(reader, 'none', 7);
  await chooses(reader, 'always', 6);
  const loan = await aPastLoan(reader);
  expect(await runOn('2026-05-06')).toEqual([['loan.anonymised', loan.id]]);
});

test('an open loan is known, and one whose fine is open, until it is settled', async () => {
  const reader = loans.aReader();
  await chooses(reader, 'none');
  now = day('2026-05-01');
  const open = await loans.lend(reader);
  const late = await aPastLoan(reader, '2026-06-01');
  expect(await runOn('2027-01-01')).toEqual([]);
  const { id } = await fineOf(late);
  await settle(id);
  await loans.service.published();
  expect(await runOn('2027-01-02')).toEqual([['loan.anonymised', late.id]]);
  expect(await listed(reader)).toEqual([open.id]);
  expect(await fineOf(late)).toMatchObject({ reader_id: null, comment: null, status: 'paid' });
});

test('a charge that no loan is behind is known for a year after it was settled, and one that is open until then', async () => {
  now = new Date('2026-05-01T09:00:00Z');
  const reader = loans.aReader();
  const charge = async () => {
    const body = { kind: 'membership', amount_minor: 500, comment: 'Билет Анны' };
    const answer = await loans.service.request('POST', `/charges/user/${reader.id}`, { as: loans.librarian, body });
    return (answer.body as { id: string }).id;
  };
  const [paid, open] = [await charge(), await charge()];
  await settle(paid);
  const known = async () =>
    loans.service.db
      .selectFrom('charge')
      .select(['id', 'comment'])
      .where('reader_id', '=', reader.id)
      .orderBy('id')
      .execute();
  await runOn('2027-04-30');
  expect((await known()).map(({ id }) => id)).toEqual([paid, open]);
  await runOn('2027-05-03');
  expect((await known()).map(({ id }) => id)).toEqual([open]);
  const entry = await loans.service.db.selectFrom('charge_entry').selectAll().where('charge_id', '=', paid).execute();
  expect(entry).toMatchObject([{ kind: 'payment', amount_minor: 500, comment: null }]);
});

test('nothing that is kept links a reader and the book but what staff did, and the book still counts', async () => {
  const reader = loans.aReader();
  await chooses(reader, 'none');
  const loan = await aPastLoan(reader);
  await runOn('2026-06-01');
  const { db, request } = loans.service;
  await db.deleteFrom('outbox').execute();
  const rows = (await storedRows(db)).filter((row) => row.includes(reader.id));
  expect(rows.map((row) => row.split(' ')[0])).toEqual(['audit_entry', 'reader']);
  expect(rows.filter((row) => row.includes(loan.book_id) || row.includes(loan.title))).toEqual([]);
  const { body } = await request('GET', `/loans?book_id=${loan.book_id}`, { as: loans.librarian });
  expect(body).toMatchObject({ items: [{ id: loan.id, reader_id: '00000000-0000-0000-0000-000000000000' }] });
  expect(await request('GET', `/loans/${loan.id}`, { as: reader })).toMatchObject({ status: 403 });
  expect(await request('POST', `/loans/${loan.id}/renew`, { as: reader })).toMatchObject({ status: 403 });
  expect(await request('POST', '/loans/return', { as: reader, body: { loan_id: loan.id } })).toMatchObject({
    status: 403,
  });
});

test('the first run of a library that has lent for years leaves room for what the desk does', async () => {
  const { db } = loans.service;
  const loan = await aPastLoan(loans.aReader());
  await sql`
    insert into loan select (jsonb_populate_record(loan, jsonb_build_object('id', gen_random_uuid()))).*
    from loan, generate_series(1, 10499) where id = ${loan.id}`.execute(db);
  expect((await runOn('2028-05-01')).length).toBe(10_000);
  expect((await runOn('2028-05-01')).length).toBe(500);
  expect((await runOn('2028-05-01')).length).toBe(0);
}, 60_000);

test('a task that no loan is behind is known as long as its reader wants it so', async () => {
  const [none, legal] = [loans.aReader(), loans.aReader()];
  await chooses(none, 'none');
  const { db } = loans.service;
  const done = async (reader: Reader) => {
    const id = randomUUID();
    const entry = { entry_id: id, desk: 'D1', branch_id: 'main', happened_at: day('2026-05-01') };
    const what = {
      kind: 'not_recorded' as const,
      reader_id: reader.id,
      loan_id: null,
      barcode: 'B-1',
      card_number: null,
    };
    const handled = {
      claimed_by: null,
      claimed_at: null,
      done_by: randomUUID(),
      done_at: day('2026-05-02'),
      note: 'Анна',
    };
    await db
      .insertInto('desk_task')
      .values({ id, ...entry, ...what, codes: [], created_at: day('2026-05-01'), ...handled })
      .execute();
    return id;
  };
  const ids = [await done(none), await done(legal)];
  const left = async () => (await db.selectFrom('desk_task').select('id').where('id', 'in', ids).execute()).length;
  await runOn('2026-05-05');
  expect(await left()).toBe(2);
  await runOn('2026-05-06');
  expect(await left()).toBe(1);
});

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { unavailable } from '#core/api-error.ts';
import { desk, type Desk } from '../testing/desk.ts';

/** Noon in Moscow, the time zone of this library. */
const day = (date: string) => new Date(`${date}T09:00:00Z`);
/** Lent for 14 days, so that it is due on the 15th, and renewed from the 12th on. */
const ISSUED = day('2026-05-01');

let now = ISSUED;
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
  expect(await putTerms({ auto_renewal_days: 3 })).toMatchObject({ status: 200, body: { auto_renewal_days: 3 } });
});
beforeEach(() => {
  now = ISSUED;
});
afterEach(() =>
  loans.service.db
    .updateTable('loan')
    .set({ returned_at: day('2030-01-01') })
    .execute(),
);
afterAll(() => loans.service.stop());

type Reader = ReturnType<Desk['aReader']>;

const putTerms = (but: object) =>
  loans.service.request('PUT', '/lending-policies/*/map/*', {
    as: loans.branchManager,
    body: {
      loan_days: 14,
      renewal_days: 14,
      max_renewals: 2,
      fine_per_day_minor: 0,
      fine_cap_minor: 0,
      grace_days: 0,
      ...but,
    },
  });

const aMap = () => loans.aBook({ material: 'map' });
async function lent(reader: Reader, book = aMap()) {
  now = ISSUED;
  const loan = await loans.lend(reader, book);
  await loans.service.published();
  return loan;
}
async function runOn(date: string) {
  now = day(date);
  for (const job of ['renew-loans', 'process-due-loans']) await loans.service.runJob(job);
  return (await loans.service.published()).map(({ type, data }) => ('type' in data ? data.type : type));
}
const shown = async (id: string, as: Reader) => (await loans.service.request('GET', `/loans/${id}`, { as })).body;

test('a loan is renewed so many days before its due date, once, and its reader is told', async () => {
  const reader = loans.aReader();
  const { id } = await lent(reader);
  expect(await shown(id, reader)).toMatchObject({ due_date: '2026-05-15', renews_from: '2026-05-12' });

  expect(await runOn('2026-05-11')).toEqual([]);
  expect(await runOn('2026-05-12')).toEqual(['loan.renewed', 'loan_renewed']);
  expect(await runOn('2026-05-12')).toEqual([]);
  expect(await shown(id, reader)).toMatchObject({ due_date: '2026-05-26', renewals: 1, renews_from: '2026-05-23' });
  expect(await runOn('2026-05-15')).toEqual([]);
});

test('it is renewed as often as its terms allow; then its reader is reminded', async () => {
  const reader = loans.aReader();
  const { id } = await lent(reader);
  await runOn('2026-05-12');
  expect(await runOn('2026-05-23')).toEqual(['loan.renewed', 'loan_renewed']);
  expect(await shown(id, reader)).not.toHaveProperty('renews_from');
  expect(await runOn('2026-06-04')).toEqual(['due_soon']);
});

test('while somebody waits for it, it is not renewed and its reader is reminded; it is tried again each day until it is due', async () => {
  const [reader, waiting] = [loans.aReader(), loans.aReader()];
  const book = loans.aBook({ material: 'map', barcode: 'M-WAITED' });
  const { id } = await lent(reader, book);
  book.available = 0;
  const hold = await loans.service.request('POST', '/holds', { as: waiting, body: { book_id: book.id } });
  expect(hold.status).toBe(201);
  await loans.service.published();

  expect(await runOn('2026-05-12')).toEqual([]);
  expect(await runOn('2026-05-13')).toEqual(['due_soon']);
  const { id: holdId } = hold.body as { id: string };
  expect((await loans.service.request('POST', `/holds/${holdId}/cancel`, { as: waiting, body: {} })).status).toBe(200);
  await loans.service.published();
  expect(await runOn('2026-05-13')).toEqual([]);
  expect(await runOn('2026-05-14')).toEqual(['loan.renewed', 'loan_renewed']);
  expect(await shown(id, reader)).toMatchObject({ due_date: '2026-05-28' });
});

test('neither what the desk has forbidden its reader is renewed, nor what is claimed to be back, nor what is overdue', async () => {
  const [blocked, claimant, late] = [loans.aReader({ renewalsBlocked: true }), loans.aReader(), loans.aReader()];
  await lent(blocked);
  const claimed = await lent(claimant);
  await lent(late);
  now = day('2026-05-10');
  const claim = { as: loans.librarian, body: { returned_at: '2026-05-09T09:00:00Z' } };
  expect((await loans.service.request('POST', `/loans/${claimed.id}/claim`, claim)).status).toBe(200);
  await loans.service.published();
  expect(await runOn('2026-05-16')).toEqual(['loan.overdue', 'overdue', 'loan.overdue', 'overdue']);
});

test('a due date that the desk has set is left', async () => {
  const reader = loans.aReader();
  const { id } = await lent(reader);
  const to = { as: loans.librarian, body: { due_date: '2026-05-14', reason: 'Книгу ждут' } };
  expect((await loans.service.request('PUT', `/loans/${id}/due-date`, to)).status).toBe(200);
  await loans.service.published();
  expect(await runOn('2026-05-12')).toEqual(['due_soon']);
});

/** Somebody else waits for a book, of which copies are on the shelf again. */
async function awaited(book: ReturnType<typeof aMap>) {
  book.available = 0;
  const hold = await loans.service.request('POST', '/holds', { as: loans.aReader(), body: { book_id: book.id } });
  expect(hold.status).toBe(201);
  await loans.service.published();
  book.available = 1;
}
const renewedOnes = async () =>
  (await loans.service.published()).flatMap(({ type, subject }) => (type === 'loan.renewed' ? [subject] : []));

test('while users is away nothing is renewed; as soon as it answers, all are', async () => {
  await lent(loans.aReader());
  now = day('2026-05-12');
  const { readers } = loans.service.context;
  const { standings } = readers;
  readers.standings = () => Promise.reject(unavailable('of nobody'));
  await expect(loans.service.runJob('renew-loans')).rejects.toThrow();
  expect(await loans.service.published()).toEqual([]);
  readers.standings = standings;
  expect(await runOn('2026-05-12')).toEqual(['loan.renewed', 'loan_renewed']);
});

test('while books is away, that is renewed for which nobody waits; as soon as it answers, what the shelf can serve is, too', async () => {
  const book = aMap();
  const { id } = await lent(loans.aReader(), book);
  const other = await lent(loans.aReader());
  await awaited(book);
  now = day('2026-05-12');
  await loans.whileBooksAreAway(() => expect(loans.service.runJob('renew-loans')).rejects.toThrow());
  expect(await renewedOnes()).toEqual([other.id]);
  await loans.service.runJob('renew-loans');
  expect(await renewedOnes()).toEqual([id]);
});

test.each([
  ['books cannot answer', () => unavailable('of this book only')],
  ['PostgreSQL ends a deadlock', () => Object.assign(new pg.DatabaseError('deadlock', 8, 'error'), { code: '40P01' })],
])('where %s about a loan, the others are renewed, and it is tried again by the next run', async (_what, fault) => {
  const book = aMap();
  const { id } = await lent(loans.aReader(), book);
  const other = await lent(loans.aReader());
  await awaited(book);
  const { title } = book;
  const says = (get: () => string) => Object.defineProperty(book, 'title', { get, configurable: true });
  says(() => {
    throw fault();
  });
  now = day('2026-05-12');
  await expect(loans.service.runJob('renew-loans')).rejects.toThrow();
  expect(await renewedOnes()).toEqual([other.id]);
  says(() => title);
  await loans.service.runJob('renew-loans');
  expect(await renewedOnes()).toEqual([id]);
});

test('a loan of whose reader users knows nothing is set aside, and the others are renewed', async () => {
  const { id } = await lent(loans.aReader());
  await lent(loans.aReader());
  await loans.service.db.updateTable('loan').set({ reader_id: randomUUID() }).where('id', '=', id).execute();
  expect(await runOn('2026-05-12')).toEqual(['loan.renewed', 'loan_renewed']);
  const aside = await loans.service.db.selectFrom('set_aside').select(['job', 'row_id']).execute();
  expect(aside).toEqual([{ job: 'renew-loans', row_id: id }]);
  await loans.service.db.deleteFrom('set_aside').execute();
});

test('of loans that are renewed together, one that fails is set aside, and each of the others is renewed once', async () => {
  const given = [await lent(loans.aReader()), await lent(loans.aReader()), await lent(loans.aReader())];
  const [bad, ...good] = given.map(({ id }) => id);
  const { db } = loans.service;
  await sql`alter table loan add constraint kept check (id <> ${sql.lit(bad)} or renewals = 0)`.execute(db);
  now = day('2026-05-12');
  await loans.service.runJob('renew-loans');
  expect((await renewedOnes()).toSorted()).toEqual(good.toSorted());
  await loans.service.runJob('renew-loans');
  expect(await renewedOnes()).toEqual([]);
  await sql`alter table loan drop constraint kept`.execute(db);
  await db.deleteFrom('set_aside').execute();
  await loans.service.runJob('renew-loans');
  expect(await renewedOnes()).toEqual([bad]);
});

test('what the desk has in hand is not waited for: the others are renewed, and it is by the next run', async () => {
  const [held, other] = [await lent(loans.aReader()), await lent(loans.aReader())];
  now = day('2026-05-12');
  await loans.service.db.transaction().execute(async (tx) => {
    await tx.selectFrom('loan').select('id').where('id', '=', held.id).forUpdate().execute();
    await loans.service.runJob('renew-loans');
  });
  expect(await renewedOnes()).toEqual([other.id]);
  await loans.service.runJob('renew-loans');
  expect(await renewedOnes()).toEqual([held.id]);
});

test('a renewal must gain days', async () => {
  expect(await putTerms({ auto_renewal_days: 14 })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'auto_renewal_days', code: 'before_renewal', facts: { days: 14 } }] },
  });
});

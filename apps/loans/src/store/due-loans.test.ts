import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { rowsRead } from '#testing/rows-read.ts';
import { recordProgress, takeDueLoans, type DueLoan } from './due-loans.ts';
import { nextBalances, putFines } from './charges.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

const LOANS = 60_000;

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
/** Half of the loans are due for a check by the first of June. */
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
  await sql`
    insert into loan (id, reader_id, book_id, copy_id, barcode, title, patron_category, renewal_days, max_renewals,
      fine_per_day_minor, fine_cap_minor, grace_days, issued_at, due_date, next_action_on)
    select gen_random_uuid(), md5((n % 50000)::text)::uuid, gen_random_uuid(), gen_random_uuid(), 'B' || n, 'T', 'adult', 14, 2, 500, 0, 0,
      '2026-05-01', '2026-05-20', null
    from generate_series(1, ${LOANS}::int) as n`.execute(database.db);
  await sql`
    insert into loan_check (loan_id, check_on)
    select id, date '2026-05-25' + substr(barcode, 2)::int % 14 from loan`.execute(database.db);
  await sql`vacuum analyze loan, loan_check`.execute(database.db);
});
afterAll(() => database.drop());

const WHOLE = { index: 0, of: 1 };

const take = (db: typeof database.db, after: DueLoan | undefined, limit: number, part = WHOLE) =>
  db.transaction().execute((tx) => takeDueLoans(tx, '2026-05-31', part, { after, limit, except: [] }));

test('each batch of due loans is read from where the one before ended', async () => {
  const limit = 1_000;
  let taken = 0;
  for (const part of [0, 1].map((index) => ({ index, of: 2 }))) {
    let after: DueLoan | undefined;
    for (let last = limit; last === limit;) {
      let batch: DueLoan[] = [];
      const from: DueLoan | undefined = after;
      const read = await rowsRead(database.db, async (db) => (batch = await take(db, from, limit, part)));
      // Its own and those of the other part between them, each with its check.
      expect(read).toBeLessThan(10 * limit);
      [after, last] = [batch.at(-1), batch.length];
      taken += last;
    }
  }
  const { rows } = await sql<{ due: number }>`
    select count(*) as due from loan_check where check_on <= '2026-05-31'`.execute(database.db);
  expect(taken).toBe(rows[0]?.due);
});

test('each due loan is in one part, and all loans of a reader are in the same', async () => {
  const { db } = database;
  const whole = await take(db, undefined, LOANS);
  const parts = await Promise.all([0, 1].map((index) => take(db, undefined, LOANS, { index, of: 2 })));
  const ids = (loans: DueLoan[]) => loans.map(({ id }) => id).toSorted();
  expect(ids(parts.flat())).toEqual(ids(whole));
  for (const part of parts) expect(part.length).toBeGreaterThan(whole.length / 3);
  const [first, second] = parts.map((part) => new Set(part.map(({ reader_id }) => reader_id)));
  expect([...(first ?? [])].filter((reader) => second?.has(reader))).toEqual([]);
});

test('a batch reads its own loans, fines and readers, and no others', async () => {
  const { db } = database;
  const loans = await take(db, undefined, 100);
  const fines = loans.map((loan) => ({ loan, amountMinor: 500, daysOverdue: 1 }));
  await sql`insert into reader (id) select distinct reader_id from loan`.execute(db);
  await sql`insert into charge (id, overdue_loan_id, reader_id, title, amount_minor, currency, days_overdue, status)
    select gen_random_uuid(), id, reader_id, title, 100, 'RUB', 1, 'growing' from loan`.execute(db);
  await sql`vacuum analyze charge, reader`.execute(db);
  const read = await rowsRead(db, (connection) =>
    connection.transaction().execute(async (tx) => {
      const readers = await putFines(tx, fines, { status: 'accruing', currency: 'RUB', now: new Date() });
      expect(new Set(readers)).toEqual(new Set(loans.map(({ reader_id }) => reader_id)));
      await nextBalances(tx, readers);
      const progress = { checkOn: '2026-06-02', overdueToldFor: '2026-05-20', remindedFor: null, remindedDay: null };
      await recordProgress(
        tx,
        loans.map(({ id }) => ({ id, ...progress })),
      );
    }),
  );
  // The loan, its fine, its reader and the reader's other fines, each by an index.
  expect(read).toBeLessThan(30 * loans.length);
});

import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';
import type { Tables } from '../store/schema.ts';

/**
 * A night with this many overdue loans. For the figures of docs/performance.md:
 *
 *     OVERDUE_LOANS=1000000 npm test -- --only services apps/loans/src/jobs/due-loans-at-scale
 */
const LOANS = Number(process.env['OVERDUE_LOANS'] ?? 5_000);
const TODAY = new Date('2026-06-01T09:00:00Z');

let now = TODAY;
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
  await loadOverdueLoans(loans.service.db, LOANS);
}, 1_800_000);
afterAll(() => loans.service.stop());

/**
 * Half of them of readers with one overdue book, the others of readers with five. They were due on the last 30 days, and
 * were issued in that order.
 */
async function loadOverdueLoans(db: Kysely<Tables>, count: number): Promise<void> {
  const FEW = 50_000;
  for (let from = 1; from <= count; from += FEW)
    await sql`
      with issued as (
        insert into loan (id, reader_id, book_id, copy_id, barcode, title, patron_category, renewal_days, max_renewals,
          fine_per_day_minor, fine_cap_minor, grace_days, issued_at, due_date, next_action_on)
        select ('01968000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, md5('reader' || case when n % 2 = 0 then n else n - n % 10 end)::uuid,
          md5('book' || n)::uuid, md5('copy' || n)::uuid, 'B' || n, 'Книга, которую не вернули вовремя, № ' || n, 'adult',
          14, 2, 500, 50000, 1, timestamptz '2026-04-01', date '2026-05-31' - div((${count} - n) * 30, ${count})::int, null
        from generate_series(${from}::int, ${Math.min(from + FEW - 1, count)}::int) as n
        returning id, due_date
      )
      insert into loan_check (loan_id, check_on) select id, due_date + 1 from issued`.execute(db);
  await sql`analyze loan, loan_check`.execute(db);
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

/** Issues loans, one after the other, until stopped. @returns how long each request took, in ms. */
function lendBeside() {
  const times: number[] = [];
  let stopping = false;
  const work = async () => {
    while (!stopping) {
      const reader = loans.aReader();
      times.push((await seconds(() => loans.lend(reader))) * 1000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const working = work();
  return async () => {
    stopping = true;
    await working;
    return times.toSorted((a, b) => a - b);
  };
}

const count = async (table: 'charge' | 'outbox', type?: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(*) from ${sql.table(table)} where ${type === undefined ? sql`true` : sql`type = ${type}`}`.execute(
    loans.service.db,
  );
  return rows[0]?.count ?? 0;
};

test('all loans that are late are announced, fined and reminded of in one run, and the desk lends meanwhile', async () => {
  const stopLending = lendBeside();
  const first = await seconds(() => loans.service.runJob('process-due-loans'));
  const lent = await stopLending();

  expect(await count('outbox', 'loan.overdue')).toBe(LOANS);
  // The last of them are within their day of grace.
  expect(await count('charge')).toBe(LOANS - Math.ceil(LOANS / 30));

  const idle = await seconds(() => loans.service.runJob('process-due-loans'));
  now = new Date(TODAY.getTime() + 86_400_000);
  const nextDay = await seconds(() => loans.service.runJob('process-due-loans'));
  expect(await count('charge')).toBe(LOANS);

  const at = (part: number) => Math.round(lent[Math.min(lent.length - 1, Math.floor(lent.length * part))] ?? 0);
  console.info(
    `${LOANS} overdue loans: first run ${first.toFixed(1)} s, a run with nothing to do ${(idle * 1000).toFixed(0)} ms, ` +
      `the next day's run ${nextDay.toFixed(1)} s; ${lent.length} loans issued beside the first run: ` +
      `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`,
  );
}, 1_800_000);

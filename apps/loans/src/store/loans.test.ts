import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { rowsRead } from '#testing/rows-read.ts';
import { blockedIn } from '#testing/turns.ts';
import { waitFor } from '#testing/wait-for.ts';
import { nextBalance, nextBalances, putFines } from './charges.ts';
import {
  closeReader,
  findLastReturn,
  findOpenLoanByBarcode,
  insertLoan,
  listLoans,
  lockReader,
  lockReaderAndLoan,
  readerFile,
  recordAbortedCheckout,
} from './loans.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
});
afterAll(() => database.drop());

const TERMS = {
  renewal_days: 14,
  max_renewals: 2,
  fine_per_day_minor: 500,
  fine_cap_minor: 0,
  grace_days: 0,
  closed_days: 'keep' as const,
  fines_count_closed_days: true,
  fixed_due_date: null,
  fixed_due_rule: null,
  lost_price_minor: 0,
  processing_fee_minor: 0,
  lost_refund_days: null,
  recall_guaranteed_days: null,
  recall_return_days: null,
  refund_processing_fee: false,
  lost_after_days: null,
  auto_renewal_days: null,
  hourly: null,
  due_time: null,
  material: 'book',
};

/** Noon of a day. */
const on = (today: string) => ({ now: new Date(`${today}T12:00:00Z`), today });

const newLoan = (
  reader_id: string,
  but: { id?: string; due_date?: string; copy_id?: string; book_id?: string } = {},
) => ({
  id: uuidv7(),
  reader_id,
  book_id: uuidv7(),
  copy_id: uuidv7(),
  barcode: 'B1',
  title: 'T',
  patron_category: 'adult',
  ...TERMS,
  issued_at: new Date('2026-05-01T10:00:00Z'),
  due_date: '2026-05-15',
  due_at: new Date('2026-05-15T20:59:59.999Z'),
  branch_id: 'main',
  check_on: '2026-05-13',
  ...but,
});

const insert = (loan: ReturnType<typeof newLoan>) =>
  database.db.transaction().execute(async (tx) => {
    await lockReaderAndLoan(tx, loan.reader_id, loan.id);
    return (await insertLoan(tx, loan)) !== undefined;
  });

const abort = (loanId: string) => database.db.transaction().execute((tx) => recordAbortedCheckout(tx, loanId));

test('an aborted checkout becomes no loan, and one that is a loan is not aborted', async () => {
  const [aborted, lent] = [newLoan(uuidv7()), newLoan(uuidv7())];
  expect(await abort(aborted.id)).toBe(true);
  expect(await insert(aborted)).toBe(false);
  expect(await insert(lent)).toBe(true);
  expect(await abort(lent.id)).toBe(false);
});

test('whichever comes first, a checkout is either lent or aborted, never both', async () => {
  for (let turn = 0; turn < 20; turn += 1) {
    const loan = newLoan(uuidv7());
    const [inserted, aborted] = await Promise.all([insert(loan), abort(loan.id)]);
    expect(inserted).toBe(!aborted);
  }
});

test('a copy is lent once at a time, and a reader has a book once', async () => {
  const first = newLoan(uuidv7());
  await insert(first);
  await expect(insert(newLoan(uuidv7(), { copy_id: first.copy_id }))).rejects.toThrow('loan_open_copy');
  await expect(insert(newLoan(first.reader_id, { book_id: first.book_id }))).rejects.toThrow('loan_open_book');
});

test('requests of one reader are counted one after the other, so parallel ones cannot pass the limit', async () => {
  const reader = uuidv7();
  const lendIfBelow = (limit: number) =>
    database.db.transaction().execute(async (tx) => {
      const loan = newLoan(reader);
      await lockReaderAndLoan(tx, reader, loan.id);
      const { openLoans } = await readerFile(tx, reader, loan.book_id, on('2026-05-10'));
      return openLoans < limit && insertLoan(tx, loan);
    });
  const lent = await Promise.all(Array.from({ length: 12 }, () => lendIfBelow(5)));
  expect(lent.filter(Boolean).length).toBe(5);
});

test('two that reckon what the same readers owe do not wait for each other for ever', async () => {
  const [first, middle, last] = [uuidv7(), uuidv7(), uuidv7()];
  const reckon = (...ids: string[]) => database.db.transaction().execute((tx) => nextBalances(tx, ids));
  await reckon(first, middle, last);
  const blocked = blockedIn(database.db, [database]);
  const reckoning = await database.db.transaction().execute(async (tx) => {
    await lockReader(tx, middle);
    const both = Promise.all([reckon(first, middle, last), reckon(last, middle, first)]);
    await waitFor('both to wait', async () => (await blocked()) === 2);
    return { both };
  });
  const versions = (await reckoning.both).map((balances) => balances.map(({ version }) => version).join());
  expect(versions.toSorted()).toEqual(['2,2,2', '3,3,3']);
});

test("the reader's file tells open loans, overdue ones, the book in hand and what is owed", async () => {
  const reader = uuidv7();
  const loan = newLoan(reader);
  await insert(loan);
  await database.db.transaction().execute((tx) =>
    putFines(tx, [{ loan: { ...loan, title: 'T' }, amountMinor: 700, daysOverdue: 2 }], {
      status: 'accruing',
      currency: 'RUB',
      now: new Date(),
    }),
  );
  expect(await readerFile(database.db, reader, loan.book_id, on('2026-05-15'))).toMatchObject({
    openLoans: 1,
    overdueLoans: 0,
    lostCopies: 0,
    hasThisBook: true,
  });
  const late = await readerFile(database.db, reader, uuidv7(), on('2026-05-16'));
  expect(late).toEqual({
    openLoans: 1,
    out: [{ material: 'book', branch: 'main' }],
    overdueLoans: 1,
    lostCopies: 0,
    hasThisBook: false,
    balanceMinor: 700,
  });
});

test('each balance has the next version number', async () => {
  const reader = uuidv7();
  const versions = await Promise.all(
    Array.from({ length: 5 }, () => database.db.transaction().execute((tx) => nextBalance(tx, reader))),
  );
  expect(versions.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
});

test('a reader who is forgotten leaves closed loans without a name', async () => {
  const reader = uuidv7();
  const loan = newLoan(reader);
  await insert(loan);
  await database.db.updateTable('loan').set({ returned_at: new Date() }).where('id', '=', loan.id).execute();
  await database.db.transaction().execute((tx) => closeReader(tx, reader, new Date()));
  const row = await database.db
    .selectFrom('loan')
    .select('reader_id')
    .where('id', '=', loan.id)
    .executeTakeFirstOrThrow();
  expect(row.reader_id).toBeNull();
});

const LOANS = 20_000;
const OPEN = 5_000;
/** The end of the barcode of the last one. */
const LAST = LOANS % 7_001;

/** Many closed loans, of which each copy had several; and open ones, of which three are overdue in February. */
async function yearsOfLoans(): Promise<void> {
  await sql`delete from charge`.execute(database.db);
  await sql`delete from loan`.execute(database.db);
  await sql`
    insert into loan (id, reader_id, book_id, copy_id, barcode, title, patron_category, renewal_days, max_renewals,
      fine_per_day_minor, fine_cap_minor, grace_days, issued_at, due_date, returned_at, next_action_on)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), md5((n % 7001)::text)::uuid, 'Инв. ' || n % 7001, 'T',
      'adult', 14, 2, 0, 0, 0, '2026-01-01'::timestamptz + make_interval(mins => n),
      case when n <= ${LOANS - OPEN + 3}::int then date '2026-01-15' else date '2026-03-01' end,
      case when n <= ${LOANS - OPEN}::int then '2026-01-02'::timestamptz + make_interval(mins => n) end,
      null
    from generate_series(1, ${LOANS}::int) as n`.execute(database.db);
  await sql`vacuum analyze loan`.execute(database.db);
}

test('the desk finds what it looks for without a look at every loan', async () => {
  await yearsOfLoans();
  const { copy_id } = await database.db
    .selectFrom('loan')
    .select('copy_id')
    .where('barcode', '=', `Инв. ${LAST}`)
    .limit(1)
    .executeTakeFirstOrThrow();
  const page = { status: 'open', at: on('2026-02-01'), after: undefined, limit: 3 } as const;
  const end: [string, string] = ['2026-01-01T00:02:00Z', '00000000-0000-0000-0000-000000000000'];
  type Look = (db: typeof database.db) => Promise<unknown>;
  const looks: [what: string, found: number, look: Look][] = [
    ['open', 3, (db) => listLoans(db, page)],
    ['overdue', 3, (db) => listLoans(db, { ...page, status: 'overdue', limit: 9 })],
    ['overdue, but none is', 0, (db) => listLoans(db, { ...page, status: 'overdue', at: on('2026-01-01') })],
    ['the last page', 1, (db) => listLoans(db, { ...page, status: 'all', after: end })],
    ['the last page of returned ones', 1, (db) => listLoans(db, { ...page, status: 'returned', after: end })],
    ['the open loan of a scanned copy', 1, (db) => findOpenLoanByBarcode(db, `инв. ${LAST}`)],
    ['when a copy was returned', 1, (db) => findLastReturn(db, copy_id)],
  ];
  for (const [what, count, look] of looks) {
    expect(await rowsRead(database.db, look), what).toBeLessThan(50);
    expect([await look(database.db)].flat().filter(Boolean), what).toHaveLength(count);
  }
});

import { sql, type ExpressionBuilder, type Kysely, type Selectable, type Transaction, type Updateable } from 'kysely';
import { freeKeyOf, purgeRequestsOf } from '#http/idempotency.ts';
import { purgePublished } from '#messaging/outbox.ts';
import { instantText } from '#postgres/instant.ts';
import { addDays, type LocalDate } from '#core/library-day.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Reader } from '../domain/check-out.ts';
import type { Out } from '../domain/lending-policy.ts';
import type { Counted } from '../domain/limits.ts';
import type { Charge } from '../domain/charge.ts';
import { dueAt, type Due } from '../domain/due-date.ts';
import type { HourlyTerms } from '../domain/hourly.ts';
import type { FineTerms } from '../domain/overdue-fine.ts';
import type { SelfRenewing } from '../domain/renewal.ts';
import { forgetReaderOfCharges } from './charge-entries.ts';
import { forgetReaderOfIntents } from './payment-intents.ts';
import { chargeOf, owedMinor } from './charges.ts';
import type { LoanTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** An instant, and the library's day then. */
export type Moment = { now: Date; today: LocalDate };

/** By its instant; by its day, where the previous release has set that. Not what its reader says they brought back. */
export const isOverdueAt = ({ now, today }: Moment) =>
  sql<boolean>`loan.claimed_returned_at is null and coalesce(loan.due_at < ${now}, loan.due_date < ${today})`;

export type ReaderFile = Counted & Pick<Reader, 'openLoans' | 'hasThisBook'> & { out: Out[] };

/** How many copies a reader has lost that are neither back nor settled: something is owed for each. For what cost nothing, nothing is to be settled. */
const lostCopies = (readerId: string) => sql<number>`
  select count(*) from loan as lost where lost.reader_id = ${readerId} and lost.lost_at is not null
    and exists (select from charge where charge.loan_id = lost.id and charge.kind = 'lost' and charge.status = 'owed')`;

/** What this service itself knows about a reader. */
export async function readerFile(db: Db, readerId: string, bookId: string | null, at: Moment): Promise<ReaderFile> {
  const { rows } = await sql<ReaderFile>`
    select count(*) as "openLoans",
      coalesce(jsonb_agg(jsonb_build_object('material', material, 'branch', branch_id)), '[]') as "out",
      count(*) filter (where ${isOverdueAt(at)}) as "overdueLoans",
      (${lostCopies(readerId)}) as "lostCopies",
      coalesce(bool_or(book_id = ${bookId}), false) as "hasThisBook",
      (select ${owedMinor} from charge
        where charge.reader_id = ${readerId} and status in ('growing', 'owed')) as "balanceMinor"
    from loan where loan.reader_id = ${readerId} and returned_at is null`.execute(db);
  return theOnly(rows);
}

/** Locks the reader's row, which is created if there is none. */
const holdReader = (readerId: string) => sql`
  insert into reader (id) values (${readerId}) on conflict (id) do update set id = excluded.id returning closed_at`;

/** Locks the reader until the transaction ends. @returns whether the reader is closed. */
export async function lockReader(tx: Transaction<Tables>, readerId: string): Promise<{ closed: boolean }> {
  const { rows } = await sql<{ closed: boolean }>`
    with reader as (${holdReader(readerId)}) select closed_at is not null as closed from reader`.execute(tx);
  return theOnly(rows);
}

/** Locks what a reader has borrowed and owes, in the order of those who change it, who lock the reader after that. */
export async function lockFile(tx: Transaction<Tables>, readerId: string): Promise<void> {
  await sql`select from loan where reader_id = ${readerId} order by id for no key update`.execute(tx);
  await sql`select from charge where reader_id = ${readerId} order by id for update`.execute(tx);
}

/** Whether nothing is lent to a reader any more. */
export async function isClosed(db: Db, readerId: string): Promise<boolean> {
  const reader = await db.selectFrom('reader').select('closed_at').where('id', '=', readerId).executeTakeFirst();
  return reader !== undefined && reader.closed_at !== null;
}

/**
 * Locks the reader until the transaction ends, so that their loans are counted one request at a time; and the loan's
 * id, so that nobody aborts the checkout meanwhile. Counting takes a separate statement: one that waits for a lock sees
 * the state from before the wait.
 */
export async function lockReaderAndLoan(
  tx: Transaction<Tables>,
  readerId: string,
  loanId: string,
): Promise<{ closed: boolean }> {
  const { rows } = await sql<{ closed: boolean }>`
    with reader as (${holdReader(readerId)})
    select closed_at is not null as closed, pg_advisory_xact_lock(hashtextextended(${loanId}, 0)) from reader`.execute(
    tx,
  );
  const { closed } = theOnly(rows);
  return { closed };
}

/** @returns the row of a statement that always returns one. */
function theOnly<Row>([row]: Row[]): Row {
  if (!row) throw new Error('a statement that always returns a row returned none');
  return row;
}

/** Whoever was asked to bring it back has no days of grace, as in FOLIO. */
export const fineTermsOf = (
  row: Pick<
    Selectable<LoanTable>,
    'fine_per_day_minor' | 'fine_cap_minor' | 'grace_days' | 'fines_count_closed_days' | 'recalled_at' | 'hourly'
  >,
): FineTerms => ({
  finePerDayMinor: row.fine_per_day_minor,
  fineCapMinor: row.fine_cap_minor,
  graceDays: row.recalled_at === null ? row.grace_days : 0,
  countClosedDays: row.fines_count_closed_days,
  hourly: row.hourly ?? undefined,
});

/** When a loan is due; the previous release may have set the day alone. */
export const dueOf = (
  row: Pick<Selectable<LoanTable>, 'due_date' | 'due_at' | 'due_time'>,
  calendar: Pick<Calendar, 'timeZone'>,
): Due => ({
  day: row.due_date,
  at: row.due_at ?? dueAt(row.due_date, calendar),
  time: row.due_time ?? undefined,
});

export const selfRenewing = (
  row: Pick<
    Selectable<LoanTable>,
    'due_date' | 'returned_at' | 'claimed_returned_at' | 'renewals' | 'max_renewals' | 'auto_renewal_days' | 'hourly'
  >,
  dueAt: Date,
): SelfRenewing => ({
  dueDate: row.due_date,
  dueAt,
  returned: row.returned_at !== null,
  claimedReturned: row.claimed_returned_at !== null,
  renewals: row.renewals,
  maxRenewals: row.max_renewals,
  autoRenewalDays: row.auto_renewal_days ?? undefined,
  // A date that the desk has set is left.
  autoRenewalMinutes: row.auto_renewal_days === null ? undefined : row.hourly?.autoRenewalMinutes,
});

export type NewLoan = Omit<
  LoanTable,
  | 'returned_at'
  | 'lost_at'
  | 'claimed_returned_at'
  | 'claim_lapses_at'
  | 'lost_price_minor'
  | 'processing_fee_minor'
  | 'lost_refund_days'
  | 'refund_processing_fee'
  | 'lost_after_days'
  | 'ages_from'
  | 'auto_renewal_days'
  | 'recall_guaranteed_days'
  | 'recall_return_days'
  | 'recalled_at'
  | 'hourly'
  | 'due_time'
  | 'renewals'
  | 'version'
  | 'reader_id'
  | 'next_action_on'
> & {
  lost_price_minor: number;
  processing_fee_minor: number;
  lost_refund_days: number | null;
  refund_processing_fee: boolean;
  lost_after_days: number | null;
  auto_renewal_days: number | null;
  recall_guaranteed_days: number | null;
  recall_return_days: number | null;
  hourly: HourlyTerms | null;
  due_time: string | null;
  reader_id: string;
  /** The day on which the job checks it first. */
  check_on: LocalDate | null;
};

/** Whether a reader has a copy of the book now. */
export async function hasOnLoan(db: Db, readerId: string, bookId: string): Promise<boolean> {
  const loan = await db
    .selectFrom('loan')
    .select('id')
    .where('reader_id', '=', readerId)
    .where('book_id', '=', bookId)
    .where('returned_at', 'is', null)
    .executeTakeFirst();
  return loan !== undefined;
}

/**
 * @returns the loan, or nothing if its checkout was aborted. @throws unique violations of loan_*.
 */
export async function insertLoan(tx: Transaction<Tables>, loan: NewLoan): Promise<LoanRow | undefined> {
  const inserted = await tx
    .with('issued', (cte) =>
      cte
        .insertInto('loan')
        .columns([
          'id',
          'reader_id',
          'book_id',
          'copy_id',
          'barcode',
          'title',
          'patron_category',
          'renewal_days',
          'max_renewals',
          'fine_per_day_minor',
          'fine_cap_minor',
          'grace_days',
          'closed_days',
          'fines_count_closed_days',
          'fixed_due_date',
          'fixed_due_rule',
          'material',
          'lost_price_minor',
          'processing_fee_minor',
          'lost_refund_days',
          'refund_processing_fee',
          'lost_after_days',
          'auto_renewal_days',
          'recall_guaranteed_days',
          'recall_return_days',
          'hourly',
          'issued_at',
          'due_date',
          'due_at',
          'due_time',
          'branch_id',
          'next_action_on',
        ])
        .expression(
          sql`select ${loan.id}::uuid, ${loan.reader_id}::uuid, ${loan.book_id}::uuid, ${loan.copy_id}::uuid,
        ${loan.barcode}, ${loan.title}, ${loan.patron_category}, ${loan.renewal_days}::int, ${loan.max_renewals}::int,
        ${loan.fine_per_day_minor}::int, ${loan.fine_cap_minor}::int, ${loan.grace_days}::int,
        ${loan.closed_days}, ${loan.fines_count_closed_days}::boolean, ${loan.fixed_due_date}::date,
        ${loan.fixed_due_rule}, ${loan.material}, ${loan.lost_price_minor}::int, ${loan.processing_fee_minor}::int,
        ${loan.lost_refund_days}::int, ${loan.refund_processing_fee}::boolean,
        ${loan.lost_after_days}::int, ${loan.auto_renewal_days}::int,
        ${loan.recall_guaranteed_days}::int, ${loan.recall_return_days}::int,
        ${loan.hourly && JSON.stringify(loan.hourly)}::jsonb,
        ${loan.issued_at}::timestamptz, ${loan.due_date}::date, ${loan.due_at}::timestamptz,
        ${loan.due_time}, ${loan.branch_id}, null::date
        where not exists (select from aborted_checkout where loan_id = ${loan.id})`,
        )
        .returningAll(),
    )
    .with('checked', (cte) =>
      cte
        .insertInto('loan_check')
        .columns(['loan_id', 'check_on'])
        .expression((eb) =>
          eb.selectFrom('issued').select(['id', sql<LocalDate | null>`${loan.check_on}::date`.as('check_on')]),
        ),
    )
    .selectFrom('issued')
    .selectAll()
    .executeTakeFirst();
  return inserted && { ...inserted, ...NO_FINE };
}

const NO_FINE = {
  fine_id: null,
  amount_minor: null,
  paid_minor: null,
  waived_minor: null,
  currency: null,
  days_overdue: null,
  fine_status: null,
  settled_at: null,
};

/**
 * Records that a checkout will never become a loan, and frees its Idempotency-Key.
 *
 * @returns false, without any effect, if it already is a loan.
 */
export async function recordAbortedCheckout(tx: Transaction<Tables>, loanId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${loanId}, 0))`.execute(tx);
  const loan = await tx.selectFrom('loan').select('id').where('id', '=', loanId).executeTakeFirst();
  if (loan) return false;
  await tx
    .insertInto('aborted_checkout')
    .values({ loan_id: loanId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await freeKeyOf(tx, loanId);
  return true;
}

export function loansWithFines(db: Db) {
  return db
    .selectFrom('loan')
    .leftJoin('charge', 'charge.overdue_loan_id', 'loan.id')
    .selectAll('loan')
    .select([
      'charge.id as fine_id',
      'charge.amount_minor',
      'charge.paid_minor',
      'charge.waived_minor',
      'charge.currency',
      'charge.days_overdue',
      'charge.status as fine_status',
      'charge.settled_at',
    ]);
}

export type LoanRow = Awaited<ReturnType<typeof findLoan>> & object;

export const fineOfLoan = (row: LoanRow): Charge | undefined =>
  row.fine_id === null || row.amount_minor === null || row.fine_status === null
    ? undefined
    : chargeOf({
        id: row.fine_id,
        kind: 'overdue',
        overdue_loan_id: row.id,
        loan_id: null,
        reader_id: row.reader_id,
        title: row.title,
        comment: null,
        amount_minor: row.amount_minor,
        paid_minor: row.paid_minor ?? 0,
        waived_minor: row.waived_minor ?? 0,
        charged_at: null,
        currency: row.currency ?? '',
        days_overdue: row.days_overdue ?? 0,
        status: row.fine_status,
        settled_at: row.settled_at,
      });

export function findLoan(db: Db, id: string) {
  return loansWithFines(db).where('loan.id', '=', id).executeTakeFirst();
}

export function findOpenLoanByBarcode(db: Db, barcode: string) {
  return db
    .selectFrom('loan')
    .select(['id', 'copy_id', 'book_id', 'reader_id', 'issued_at'])
    .where(sql<boolean>`code_form(barcode) = code_form(${barcode})`)
    .where('returned_at', 'is', null)
    .executeTakeFirst();
}

/** The loan of a copy that was returned last, or ended when the copy was lost. */
export async function findLastReturn(
  db: Db,
  copyId: string,
): Promise<{ id: string; readerId: string | null; returnedAt: Date; lostAt: Date | null } | undefined> {
  const last = await db
    .selectFrom('loan')
    .select(['id', 'reader_id as readerId', 'returned_at as returnedAt', 'lost_at as lostAt'])
    .where('copy_id', '=', copyId)
    .where('returned_at', 'is not', null)
    .orderBy('returned_at', 'desc')
    .limit(1)
    .$narrowType<{ returnedAt: Date }>()
    .executeTakeFirst();
  return last;
}

/** The loan in which a copy was out at a moment, of those that have ended. */
export function findLoanOutAt(db: Db, copyId: string, at: Date): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('loan')
    .select('id')
    .where('copy_id', '=', copyId)
    .where('returned_at', '>=', at)
    .where('issued_at', '<=', at)
    .orderBy('returned_at')
    .limit(1)
    .executeTakeFirst();
}

/** What a reader has, in the order in which it was lent: a renewal does not change that. */
export function openLoansOf(
  db: Db,
  readerId: string,
  { after, limit }: { after: [id: string] | undefined; limit: number },
) {
  let query = loansWithFines(db)
    .where('loan.reader_id', '=', readerId)
    .where('loan.returned_at', 'is', null)
    .orderBy('loan.id')
    .limit(limit);
  if (after) query = query.where('loan.id', '>', after[0]);
  return query.execute();
}

/** In the order of their ids, so that those who lock several do not wait for each other for ever. */
const toLock = (tx: Transaction<Tables>, ids: readonly string[]) =>
  tx
    .selectFrom('loan')
    .selectAll()
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate();

export const lockLoans = (tx: Transaction<Tables>, ids: readonly string[]) => toLock(tx, ids).execute();

/** But for those that others have locked, for which nobody waits. */
export const lockFreeLoans = (tx: Transaction<Tables>, ids: readonly string[]) =>
  toLock(tx, ids).skipLocked().execute();

/**
 * Not against references to it: a charge for a loan locks the reader before it refers to the loan, and a return the other way
 * round.
 */
export function lockLoan(tx: Transaction<Tables>, id: string) {
  return tx.selectFrom('loan').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** The number between is that of `loan.overdue`. */
const nextVersion = (eb: ExpressionBuilder<Tables, 'loan'>) => eb('version', '+', 2);

/** Whether a loan that is out should have been back. */
export const isOverdue = (
  { due_at, due_date, claimed_returned_at }: Pick<Selectable<LoanTable>, 'due_at' | 'due_date' | 'claimed_returned_at'>,
  { now, today }: Moment,
) => claimed_returned_at === null && (due_at === null ? due_date < today : due_at < now);

/** Whether books of a branch are out. */
export async function hasLoansOut(db: Db, branchId: string): Promise<boolean> {
  const loan = await db
    .selectFrom('loan')
    .select('id')
    .where('branch_id', '=', branchId)
    .where(sql<boolean>`branch_id <> 'main'`)
    .where('returned_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return loan !== undefined;
}

export type LoanStatus = 'all' | 'open' | 'overdue' | 'claimed_returned' | 'returned';

export function listLoans(
  db: Db,
  filter: {
    readerId?: string;
    bookId?: string;
    status: LoanStatus;
    at: Moment;
    after: [issuedAt: string, id: string] | undefined;
    limit: number;
  },
) {
  let query = loansWithFines(db)
    .select(instantText('loan.issued_at').as('issued_at_text'))
    .orderBy('loan.issued_at', 'desc')
    .orderBy('loan.id', 'desc')
    .limit(filter.limit);
  if (filter.readerId !== undefined) query = query.where('loan.reader_id', '=', filter.readerId);
  if (filter.bookId !== undefined) query = query.where('loan.book_id', '=', filter.bookId);
  if (filter.status === 'returned') query = query.where('loan.returned_at', 'is not', null);
  if (filter.status === 'open' || filter.status === 'overdue' || filter.status === 'claimed_returned')
    query = query.where('loan.returned_at', 'is', null);
  if (filter.status === 'claimed_returned') query = query.where('loan.claimed_returned_at', 'is not', null);
  if (filter.status === 'overdue') {
    // At no place is the day further on than the next.
    query = query.where('loan.due_date', '<=', addDays(filter.at.today, 1)).where(isOverdueAt(filter.at));
  }
  if (filter.after) {
    const [issuedAt, id] = filter.after;
    query = query.where(sql<boolean>`(loan.issued_at, loan.id) < (${issuedAt}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

/** There is nothing more to check. What was lost is so no more. */
export const closeLoan = (tx: Transaction<Tables>, id: string, returnedAt: Date) =>
  tx
    .with('checked', (cte) => cte.updateTable('loan_check').set({ check_on: null }).where('loan_id', '=', id))
    .updateTable('loan')
    .set((eb) => ({ returned_at: returnedAt, lost_at: null, version: nextVersion(eb) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** The same, for copies that will not come back. @returns the loans, in any order. */
export async function loseLoans(
  tx: Transaction<Tables>,
  lost: readonly { id: string; at: Date }[],
): Promise<Selectable<LoanTable>[]> {
  const { rows } = await sql<Selectable<LoanTable>>`
    with lost as (
      select * from unnest(
        ${lost.map(({ id }) => id)}::uuid[],
        ${lost.map(({ at }) => at.toISOString())}::timestamptz[]
      ) as lost (lost_id, at)
    ), checked as (
      update loan_check set check_on = null from lost where loan_id = lost_id
    )
    update loan set returned_at = at, lost_at = at, version = version + 2
    from lost where loan.id = lost_id returning loan.*`.execute(tx);
  return rows;
}

/**
 * Records that its reader says they brought it back, or no longer, and when to check it again: not while it is looked for.
 */
export function putClaim(
  tx: Transaction<Tables>,
  id: string,
  { claimedAt, lapsesAt }: { claimedAt: Date; lapsesAt: Date | null },
) {
  return setClaim(tx, id, null, { claimed_returned_at: claimedAt, claim_lapses_at: lapsesAt });
}

/** Nobody claims it any more; that its reader has handed it in by their own word is still known. */
export const dropClaim = (
  tx: Transaction<Tables>,
  id: string,
  { checkOn, agesFrom }: { checkOn: LocalDate | null; agesFrom: LocalDate },
) => setClaim(tx, id, checkOn, { claimed_returned_at: null, ages_from: agesFrom });

function setClaim(
  tx: Transaction<Tables>,
  id: string,
  checkOn: LocalDate | null,
  claim: Pick<Updateable<LoanTable>, 'claimed_returned_at' | 'claim_lapses_at' | 'ages_from'>,
) {
  return tx
    .with('checked', (cte) =>
      cte
        .insertInto('loan_check')
        .values({ loan_id: id, check_on: checkOn })
        .onConflict((conflict) => conflict.column('loan_id').doUpdateSet({ check_on: checkOn })),
    )
    .updateTable('loan')
    .set((eb) => ({ ...claim, version: nextVersion(eb) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** How many loans a reader has claimed at the desk to have returned, as far as it is known whose they were. */
export async function countClaims(db: Db, readerId: string): Promise<number> {
  const { claims } = await db
    .selectFrom('loan')
    .select((eb) => eb.fn.countAll<number>().as('claims'))
    .where('reader_id', '=', readerId)
    .where('claimed_returned_at', 'is not', null)
    .where('claim_lapses_at', 'is', null)
    .executeTakeFirstOrThrow();
  return claims;
}

/** With the first day on which something is due for it. */
type NewDueDate = { due: Due; checkOn: LocalDate | null };

/** It may be due again on the day for which its reader was told. */
const CHECKED_ANEW = 'check_on = excluded.check_on, overdue_told_for = null, reminded_for = null, reminded_day = null';

/** What was not reckoned by its terms is not renewed without being asked for. */
export const putDueDate = (tx: Transaction<Tables>, id: string, due: NewDueDate) =>
  moveDueDate(tx, id, due, { auto_renewal_days: null });

/** Whoever may keep a book longer is not asked for it any more. @returns the loans, in any order. */
export async function extendLoans(
  tx: Transaction<Tables>,
  extended: readonly ({ id: string } & NewDueDate)[],
): Promise<Selectable<LoanTable>[]> {
  if (extended.length === 0) return [];
  const { rows } = await sql<Selectable<LoanTable>>`
    with extended as (
      select * from unnest(
        ${extended.map(({ id }) => id)}::uuid[],
        ${extended.map(({ due }) => due.day)}::date[],
        ${extended.map(({ due }) => due.at.toISOString())}::timestamptz[],
        ${extended.map(({ due }) => due.time ?? null)}::text[],
        ${extended.map(({ checkOn }) => checkOn)}::date[]
      ) as extended (loan_id, day, at, time, check_on)
    ), checked as (
      insert into loan_check (loan_id, check_on) select loan_id, check_on from extended
      on conflict (loan_id) do update set ${sql.raw(CHECKED_ANEW)}
    )
    update loan set due_date = day, due_at = at, due_time = time, renewals = renewals + 1, recalled_at = null,
      version = version + 2
    from extended where loan.id = loan_id returning loan.*`.execute(tx);
  return rows;
}

export const recallLoan = (tx: Transaction<Tables>, id: string, due: NewDueDate, at: Date) =>
  moveDueDate(tx, id, due, { recalled_at: at });

/** Whatever else there is about it stays. */
export function moveDueDate(
  tx: Transaction<Tables>,
  id: string,
  { due, checkOn }: NewDueDate,
  also: { recalled_at?: Date; auto_renewal_days?: null } = {},
) {
  return tx
    .with('checked', (cte) =>
      cte
        .insertInto('loan_check')
        .values({ loan_id: id, check_on: checkOn })
        .onConflict((conflict) =>
          conflict.column('loan_id').doUpdateSet({
            check_on: checkOn,
            // It may be due again on the day for which its reader was told.
            overdue_told_for: null,
            reminded_for: null,
            reminded_day: null,
          }),
        ),
    )
    .updateTable('loan')
    .set((eb) => ({
      due_date: due.day,
      due_at: due.at,
      due_time: due.time ?? null,
      ...also,
      version: nextVersion(eb),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** More copies of a book than that are not compared. */
const RECALLABLE_READ = 200;

/** The loans of a book whose readers can bring it back, the first due first; of one copy, if no other is wanted. */
const loansToAskFor = (db: Db, { bookId, copyId }: { bookId: string; copyId: string | null }) =>
  db
    .selectFrom('loan')
    .where('book_id', '=', bookId)
    .where('returned_at', 'is', null)
    .where('claimed_returned_at', 'is', null)
    .where((eb) => (copyId === null ? eb.lit(true) : eb('copy_id', '=', copyId)))
    .orderBy('due_date')
    .orderBy('id');

/** Those that may be recalled. */
export function recallableLoans(db: Db, { bookId, copyId }: { bookId: string; copyId: string | null }) {
  return loansToAskFor(db, { bookId, copyId })
    .select(['id', 'branch_id', 'issued_at', 'due_date', 'recall_guaranteed_days', 'recall_return_days'])
    .where('recalled_at', 'is', null)
    .where('recall_guaranteed_days', 'is not', null)
    .where('recall_return_days', 'is not', null)
    .$narrowType<{ recall_guaranteed_days: number; recall_return_days: number }>()
    .limit(RECALLABLE_READ)
    .execute();
}

/** The loan of a book that is due first within some days, and was recalled for a hold that is not in line any more. */
export function recalledInVain(
  db: Db,
  { bookId, copyId, from, until }: { bookId: string; copyId: string | null; from: LocalDate; until: LocalDate },
): Promise<{ id: string } | undefined> {
  return loansToAskFor(db, { bookId, copyId })
    .select('id')
    .where('recalled_at', 'is not', null)
    .where('due_date', '>=', from)
    .where('due_date', '<=', until)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('hold')
            .select('hold.id')
            .where('hold.book_id', '=', bookId)
            .where('hold.state', '=', 'waiting')
            .whereRef('hold.recalled_loan_id', '=', 'loan.id'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
}

/**
 * Removes every trace of who had these books, and lends nothing to the reader again. Books that are out stay theirs.
 */
export async function closeReader(tx: Transaction<Tables>, readerId: string, now: Date): Promise<void> {
  await tx
    .insertInto('reader')
    .values({ id: readerId, closed_at: now })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        closed_at: eb.fn.coalesce('reader.closed_at', 'excluded.closed_at'),
        history: 'legal',
      })),
    )
    .execute();
  await tx
    .updateTable('loan')
    .set({ reader_id: null })
    .where('reader_id', '=', readerId)
    .where('returned_at', 'is not', null)
    .execute();
  // Before their charges, as a payment is booked.
  await forgetReaderOfIntents(tx, readerId);
  await forgetReaderOfCharges(tx, sql<boolean>`reader_id = ${readerId}`);
  await tx.deleteFrom('waiting_entry').where('reader_id', '=', readerId).execute();
  await tx.deleteFrom('loan_override').where('reader_id', '=', readerId).execute();
  await tx.deleteFrom('desk_task').where('reader_id', '=', readerId).execute();
  await tx.updateTable('journal_entry').set({ stood_there: null }).where('stood_there', '=', readerId).execute();
  // Whoever was merged into them leads to nobody any more.
  await tx.updateTable('reader').set({ merged_into: null }).where('merged_into', '=', readerId).execute();
  await purgeRequestsOf(tx, readerId);
  await purgePublished(tx, readerId);
}

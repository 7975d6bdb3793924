import type { Selectable, Transaction } from 'kysely';
import { apiError, rejected, requireNone, type Rejection } from '#errors';
import type { CommitOf, Outbox } from '#messaging/commit.ts';
import { may, type Caller } from '#core/caller.ts';
import { libraryDay } from '#core/library-day.ts';
import type { Book } from '../clients/books.ts';
import type { Standing } from '../clients/readers.ts';
import type { LoansContext } from '../context.ts';
import type { Calendar } from '../domain/calendar.ts';
import { firstCheckOn } from '../domain/due-actions.ts';
import { NOBODY } from '../domain/nobody.ts';
import {
  membershipThatCounts,
  notOverridden,
  overriddenOf,
  type Override,
  type RenewalOverride,
} from '../domain/override.ts';
import { rejectRenewal, renewedDue, type RenewableLoan, type RenewalCircumstances } from '../domain/renewal.ts';
import { addressedTo, loanEmail, loanRenewed } from '../events/messages.ts';
import { dueOf, extendLoans, fineTermsOf, findLoan, lockLoan, type LoanRow } from '../store/loans.ts';
import { countWaitingForEach, endRecall, isRecalled } from '../store/holds.ts';
import { fixedDueDateOf } from '../store/lending-policies.ts';
import { insertOverride } from '../store/overrides.ts';
import type { LoanTable, Tables } from '../store/schema.ts';
import { rejectionsByLimits, type Verdict } from './check-loan.ts';
import { forgetFines } from './forget-fines.ts';

export type Renewal = {
  loanId: string;
  override?: Override<RenewalOverride>;
  /** When it was asked for, if it is told of later: it is due by then, and was not overdue yet. What others say of its reader and its book is as of now. */
  at?: Date | undefined;
};

/** @throws ApiError 404, 403 for somebody else's loan, 409 with every reason why the rules refuse. */
export async function renewLoan(
  context: LoansContext,
  caller: Caller,
  { loanId, override, at }: Renewal,
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const asked = await openLoan(context, caller, loanId);
  if (override && asked.reader_id === caller.id) throw apiError('own_override');
  const known = await whatIsKnown(context, asked);
  return commit(async (tx, outbox) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan) throw apiError('loan_not_found');
    const [outcome] = await renewEach(context, tx, outbox, [{ loan, known, override, at }]);
    requireNone(outcome?.rejections ?? []);
    return { ...asked, ...outcome?.renewed };
  });
}

/**
 * Whether a loan would be renewed now. Nothing is written.
 *
 * @throws ApiError 404, 403 for somebody else's loan.
 */
export async function checkRenewal(context: LoansContext, caller: Caller, loanId: string): Promise<Verdict> {
  const loan = await findLoan(context.db, loanId);
  if (!loan) throw apiError('loan_not_found');
  requireTheirs(loan, caller);
  if (loan.reader_id === null || loan.returned_at !== null)
    return { readerId: loan.reader_id ?? NOBODY, rejections: [{ code: 'loan_returned' }] };
  const known = await whatIsKnown(context, loan);
  const waiting = await waitingForEach(context, context.db, [{ loan, known }]);
  const circumstances = await circumstancesOf(context, context.db, { loan, known }, waiting);
  const renewable = renewableLoan(loan, known.calendar);
  return {
    readerId: loan.reader_id,
    rejections: rejectRenewal(renewable, circumstances),
    due: renewedDue(renewable, circumstances),
  };
}

/** @throws ApiError 404, 403, or 409 for a loan that was returned. */
async function openLoan({ db }: LoansContext, caller: Caller, loanId: string): Promise<OpenLoan> {
  const loan = await findLoan(db, loanId);
  if (!loan) throw apiError('loan_not_found');
  requireTheirs(loan, caller);
  const { reader_id, returned_at } = loan;
  if (reader_id === null || returned_at !== null) throw rejected([{ code: 'loan_returned' }]);
  return { ...loan, reader_id };
}

type OpenLoan = LoanRow & { reader_id: string };

function requireTheirs({ reader_id }: LoanRow, caller: Caller): void {
  if (reader_id !== caller.id && !may(caller, 'loans.renew_any')) throw apiError('forbidden');
}

type Db = Parameters<typeof countWaitingForEach>[0];
type Waited = Pick<Selectable<LoanTable>, 'id' | 'book_id' | 'copy_id' | 'reader_id'>;

/** What other services and the calendar say about a loan; of the book nothing but what counts where somebody waits for it. */
export type Known = { standing: Standing; book: Pick<Book, 'available'>; calendar: Calendar };

export async function whatIsKnown(
  { readers, books, calendars }: LoansContext,
  loan: Pick<LoanRow, 'reader_id' | 'book_id' | 'branch_id'>,
): Promise<Known> {
  if (loan.reader_id === null) throw rejected([{ code: 'loan_returned' }]);
  const [standing, book, calendar] = await Promise.all([
    readers.standing(loan.reader_id),
    books.find(loan.book_id),
    calendars.ofLoan(loan),
  ]);
  return { standing, book, calendar };
}

type Renewing = {
  loan: Selectable<LoanTable>;
  known: Known;
  override?: Override<RenewalOverride> | undefined;
  at?: Date | undefined;
};

/** The loan as it is renewed, or why it is not. */
export type Renewed = { renewed?: Selectable<LoanTable>; rejections: Rejection[] };

/** What is known of each of a reader's loans, by its id; each is asked for once. */
export async function whatIsKnownOf(
  { readers, books, calendars }: LoansContext,
  readerId: string,
  loans: readonly LoanRow[],
): Promise<Map<string, Known>> {
  if (loans.length === 0) return new Map();
  const standing = await readers.standing(readerId);
  const found = new Map<string, Promise<Book>>();
  for (const { book_id } of loans) if (!found.has(book_id)) found.set(book_id, books.find(book_id));
  const known = loans.map(async (loan): Promise<[string, Known]> => {
    const [book, calendar] = await Promise.all([
      found.get(loan.book_id) ?? books.find(loan.book_id),
      calendars.ofLoan(loan),
    ]);
    return [loan.id, { standing, book, calendar }];
  });
  return new Map(await Promise.all(known));
}

/**
 * Renews loans that are locked, with their messages, or tells why not, in their order. However many they are, they take the same few statements,
 * but for those that were recalled or overridden.
 */
export async function renewEach(
  context: LoansContext,
  tx: Transaction<Tables>,
  outbox: Outbox,
  renewing: readonly Renewing[],
): Promise<Renewed[]> {
  const waiting = await waitingForEach(context, tx, renewing);
  const decided: Decided[] = [];
  for (const one of renewing) decided.push(decide(context, one, await circumstancesOf(context, tx, one, waiting)));

  const extended = await extendLoans(
    tx,
    decided.flatMap(({ extension }) => extension ?? []),
  );
  const byId = new Map(extended.map((loan) => [loan.id, loan]));
  const outcomes = decided.map(({ loan, rejections }) => {
    const renewed = byId.get(loan.id);
    return { ...(renewed && { renewed }), rejections };
  });
  for (const { loan, known, override, overridden } of decided) {
    const renewed = byId.get(loan.id);
    if (!renewed) continue;
    if (loan.recalled_at !== null) await endRecall(tx, loan);
    outbox.add(loanRenewed(renewed), loanEmail('loan_renewed', renewed, addressedTo(known.standing)));
    if (override && overridden.length > 0)
      await keepOverride(tx, loan, override, { codes: overridden, at: context.now() });
  }
  // Of loans that were overdue.
  await forgetFines(context, tx, outbox, [...byId.keys()]);
  return outcomes;
}

type Decided = Renewing & {
  rejections: Rejection[];
  /** The codes of the rules that were against it and do not count. */
  overridden: string[];
  extension?: Parameters<typeof extendLoans>[1][number];
};

function decide(context: LoansContext, renewing: Renewing, circumstances: RenewalCircumstances): Decided {
  const { loan, known, override } = renewing;
  const { calendar } = known;
  const renewable = renewableLoan(loan, calendar);
  const against = rejectRenewal(renewable, circumstances);
  const rejections = notOverridden(against, override);
  const overridden = overriddenOf(against, override);
  if (rejections.length > 0) return { ...renewing, rejections, overridden };
  const memberUntil = membershipThatCounts(circumstances.memberUntil, override);
  const due = renewedDue(renewable, { ...circumstances, memberUntil });
  const checkOn = firstCheckOn(
    { dueDate: due.day, fineTerms: fineTermsOf({ ...loan, recalled_at: null }), calendar },
    context.now(),
    context.timeZone,
  );
  return { ...renewing, rejections, overridden, extension: { id: loan.id, due, checkOn } };
}

/** How many others wait for the book of each, by the ids of loans. */
export const waitingForEach = (
  { now }: Pick<LoansContext, 'now'>,
  db: Db,
  loans: readonly { loan: Waited; known: Pick<Known, 'calendar'> }[],
): Promise<Map<string, number>> =>
  countWaitingForEach(
    db,
    loans.map(({ loan: { id, book_id, copy_id, reader_id }, known: { calendar } }) => {
      return { id, book_id, copy_id, but: reader_id, today: libraryDay(now(), calendar.timeZone) };
    }),
  );

async function circumstancesOf(
  context: LoansContext,
  db: Db,
  {
    loan,
    known,
    at,
  }: { loan: Waited & Pick<Selectable<LoanTable>, 'recalled_at'>; known: Known; at?: Date | undefined },
  waiting: ReadonlyMap<string, number>,
): Promise<RenewalCircumstances> {
  const { standing, book, calendar } = known;
  const now = at ?? context.now();
  const today = libraryDay(now, calendar.timeZone);
  const recalled = loan.recalled_at !== null && (await isRecalled(db, loan, today));
  const beyondLimits =
    loan.reader_id === null
      ? []
      : await rejectionsByLimits(context, db, { readerId: loan.reader_id, standing }, 'renew');
  return {
    ...standing,
    blocked: standing.renewalsBlocked,
    beyondLimits,
    now,
    today,
    waiting: waiting.get(loan.id) ?? 0,
    available: book.available,
    recalled,
  };
}

async function keepOverride(
  tx: Transaction<Tables>,
  { id: loan_id, reader_id }: Selectable<LoanTable>,
  { reason, by }: Override,
  { codes, at }: { codes: string[]; at: Date },
): Promise<void> {
  if (reader_id === null) return;
  await insertOverride(tx, {
    loan_id,
    reader_id,
    act: 'renewal',
    codes,
    reason,
    overridden_by: by,
    overridden_at: at,
  });
}

const renewableLoan = (
  loan: Pick<
    Selectable<LoanTable>,
    | 'due_date'
    | 'due_at'
    | 'due_time'
    | 'hourly'
    | 'returned_at'
    | 'claimed_returned_at'
    | 'renewals'
    | 'max_renewals'
    | 'renewal_days'
    | 'closed_days'
    | 'fixed_due_date'
    | 'fixed_due_rule'
  >,
  calendar: Calendar,
): RenewableLoan => ({
  dueDate: loan.due_date,
  dueAt: dueOf(loan, calendar).at,
  hourly: loan.hourly ?? undefined,
  returned: loan.returned_at !== null,
  claimedReturned: loan.claimed_returned_at !== null,
  renewals: loan.renewals,
  maxRenewals: loan.max_renewals,
  renewalDays: loan.renewal_days,
  closedDays: loan.closed_days,
  fixedDueDate: fixedDueDateOf(loan),
  calendar,
});

import type { Selectable, Transaction } from 'kysely';
import { apiError, rejected, requireNone } from '#errors';
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
import { addressedTo, balanceChanged, loanEmail, loanRenewed } from '../events/messages.ts';
import { dropAccruing, nextBalance } from '../store/charges.ts';
import { dueOf, extendLoan, fineTermsOf, findLoan, lockLoan, type LoanRow } from '../store/loans.ts';
import { countHoldsWaiting, endRecall, isRecalled } from '../store/holds.ts';
import { fixedDueDateOf } from '../store/lending-policies.ts';
import { insertOverride } from '../store/overrides.ts';
import type { LoanTable, Tables } from '../store/schema.ts';
import { rejectionsByLimits, type Verdict } from './check-loan.ts';

export type Renewal = { loanId: string; override?: Override<RenewalOverride> };

/** @throws ApiError 404, 403 for somebody else's loan, 409 with every reason why the rules refuse. */
export async function renewLoan(
  context: LoansContext,
  caller: Caller,
  { loanId, override }: Renewal,
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const asked = await openLoan(context, caller, loanId);
  if (override && asked.reader_id === caller.id) throw apiError('own_override');
  const known = await whatIsKnown(context, asked);
  return commit(async (tx, outbox) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan) throw apiError('loan_not_found');
    const renewed = await renew(tx, outbox, { context, loan, known, override });
    return { ...asked, ...renewed };
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
  const circumstances = await circumstancesOf(context.db, { context, loan, known });
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

/** What other services and the calendar say about a loan. */
export type Known = { standing: Standing; book: Book; calendar: Calendar };

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
  context: LoansContext;
  loan: Selectable<LoanTable>;
  known: Known;
  override?: Override<RenewalOverride> | undefined;
};

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

/** Renews a loan that is locked, with its messages. @throws ApiError 409 */
async function renew(tx: Transaction<Tables>, outbox: Outbox, renewing: Renewing) {
  const { renewed, rejections } = await renewUnlessRefused(tx, outbox, renewing);
  requireNone(rejections);
  if (!renewed) throw new Error('a loan is renewed, or there is a reason why not');
  return renewed;
}

/** Renews a loan that is locked, with its messages, or tells why not. */
export async function renewUnlessRefused(tx: Transaction<Tables>, outbox: Outbox, renewing: Renewing) {
  const { context, loan, known, override } = renewing;
  const { calendar, standing } = known;
  const now = context.now();
  const circumstances = await circumstancesOf(tx, renewing);
  const renewable = renewableLoan(loan, calendar);
  const against = rejectRenewal(renewable, circumstances);
  const rejections = notOverridden(against, override);
  if (rejections.length > 0) return { rejections };

  const memberUntil = membershipThatCounts(circumstances.memberUntil, override);
  const due = renewedDue(renewable, { ...circumstances, memberUntil });
  const checkOn = firstCheckOn(
    { dueDate: due.day, fineTerms: fineTermsOf({ ...loan, recalled_at: null }), calendar },
    now,
    context.timeZone,
  );
  const renewed = await extendLoan(tx, loan.id, { due, checkOn });
  if (loan.recalled_at !== null) await endRecall(tx, loan);
  outbox.add(loanRenewed(renewed), loanEmail('loan_renewed', renewed, addressedTo(standing)));
  const codes = overriddenOf(against, override);
  if (override && codes.length > 0) await keepOverride(tx, loan, override, { codes, at: now });
  // Of a loan that was overdue.
  if (loan.reader_id !== null && (await dropAccruing(tx, loan.id)))
    outbox.add(balanceChanged(await nextBalance(tx, loan.reader_id), context.currency));
  return { renewed, rejections };
}

async function circumstancesOf(
  db: Parameters<typeof countHoldsWaiting>[0],
  { context, loan, known }: Pick<Renewing, 'context' | 'loan' | 'known'>,
): Promise<RenewalCircumstances> {
  const { standing, book, calendar } = known;
  const now = context.now();
  const today = libraryDay(now, calendar.timeZone);
  const waiting = await countHoldsWaiting(db, loan.book_id, { but: loan.reader_id, copyId: loan.copy_id, today });
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
    waiting,
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

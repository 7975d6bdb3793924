import { apiError, invalidField, type Rejection } from '#errors';
import { libraryDay } from '#core/library-day.ts';
import type { Book } from '../clients/books.ts';
import type { Standing } from '../clients/readers.ts';
import { momentOf, type LoansContext } from '../context.ts';
import type { Calendar } from '../domain/calendar.ts';
import { rejectCheckOut, type CopyStatus, type Wanted } from '../domain/check-out.ts';
import { waitsInPlace } from '../domain/hold.ts';
import { dueAfter, dueOn, type Due } from '../domain/due-date.ts';
import { fittingPolicies, inForce, loanPeriod, loansByPolicy, type LendingPolicy } from '../domain/lending-policy.ts';
import { limitsFor, rejectBeyondLimits, type Refusable } from '../domain/limits.ts';
import { openHoldOn } from '../store/holds.ts';
import { isClosed, readerFile, type ReaderFile } from '../store/loans.ts';
import type { LoanOrder } from './issue-loan.ts';

/** What the rules say to something that nobody has done yet. */
export type Verdict = { readerId: string; rejections: Rejection[]; due?: Due };

/** On what terms a reader borrows at a branch. */
export type Terms = {
  standing: Standing;
  /** In force on the day of issue. */
  policies: LendingPolicy[];
  calendar: Calendar;
};

/**
 * Whether a copy would be lent now, by the rules of a loan. Nothing is written.
 *
 * @throws ApiError 404 if there is no such reader, book or branch.
 */
export async function checkLoan(context: LoansContext, order: LoanOrder): Promise<Verdict> {
  const { db } = context;
  const [terms, file, closed] = await Promise.all([
    termsOf(context, order),
    readerFile(db, order.readerId, order.bookId, momentOf(context)),
    isClosed(db, order.readerId),
  ]);
  const { rejections, policy } = await allRejections(context, order, terms, file);
  const due = policy && dueOfOrder(order, terms, policy);
  return {
    readerId: order.readerId,
    rejections: [...(closed ? [{ code: 'reader_closed' as const }] : []), ...rejections],
    ...(due && { due }),
  };
}

/** @throws ApiError 404 if there is no such reader or branch. */
export async function termsOf(
  { readers, policies, calendars }: LoansContext,
  { readerId, branchId, issuedAt }: Pick<LoanOrder, 'readerId' | 'branchId' | 'issuedAt'>,
): Promise<Terms> {
  const [standing, versions, calendar] = await Promise.all([
    readers.standing(readerId),
    policies.versions(),
    calendars.of(branchId),
  ]);
  if (!calendar) throw apiError('branch_not_found');
  return { standing, policies: inForce(versions, libraryDay(issuedAt, calendar.timeZone)), calendar };
}

/**
 * Every reason against a loan, those about the book among them, which is fetched for that.
 *
 * @throws ApiError 404 if there is no such book, 400 for a copy of another one.
 */
export async function allRejections(
  context: LoansContext,
  { readerId, bookId, barcode, branchId: branch }: Pick<LoanOrder, 'readerId' | 'bookId' | 'barcode' | 'branchId'>,
  { standing, policies }: Terms,
  file: ReaderFile,
): Promise<{ rejections: Rejection[]; policy: LendingPolicy | undefined; book: Book }> {
  const { books, db } = context;
  const [book, copy, hold] = await Promise.all([
    books.find(bookId),
    barcode === undefined ? undefined : books.findCopy(barcode),
    openHoldOn(db, readerId, bookId),
  ]);
  if (copy && copy.bookId !== bookId) throw invalidField('barcode', 'of_another_book');
  const fitting = fittingPolicies(policies, { category: standing.category, material: book.material, branch });
  const [policy] = fitting;
  const theirs = hold && waitsInPlace(hold.state) ? hold.copy_id : null;
  const wanted = {
    available: book.available + (theirs === null ? 0 : 1),
    policy,
    loansByPolicy: loansByPolicy(fitting, file.out),
    ...(copy && { copyStatus: copy.id === theirs && isKept(copy.status) ? 'available' : copy.status }),
  };
  return { rejections: rejectionsOf(context, standing, file, wanted), policy, book };
}

/** On the hold shelf, or still on its own, from which it is to be fetched. */
const isKept = (status: CopyStatus): boolean => status === 'on_hold_shelf' || status === 'reserved';

export const rejectionsOf = (
  { limits }: Pick<LoansContext, 'limits'>,
  standing: Standing,
  file: ReaderFile,
  wanted?: Wanted,
): Rejection[] => rejectCheckOut({ ...standing, ...file }, wanted, limitsFor(standing.limits, limits));

/**
 * What the limits refuse a reader, for what only some categories refuse beyond them: then their file is read for that.
 */
export async function rejectionsByLimits(
  context: LoansContext,
  db: Parameters<typeof readerFile>[0],
  { readerId, standing }: { readerId: string; standing: Standing },
  wanted: Refusable,
): Promise<Rejection[]> {
  const limits = limitsFor(standing.limits, context.limits);
  if (!limits.refuses.includes(wanted)) return [];
  return rejectBeyondLimits(wanted, await readerFile(db, readerId, null, momentOf(context)), limits);
}

/**
 * When it is due: as the desk says, or by the policy. Whose membership has ended, and is lent to all the same, keeps the book as
 * long as anybody.
 */
export const dueOfOrder = (
  { dueDate, issuedAt }: Pick<LoanOrder, 'dueDate' | 'issuedAt'>,
  { standing, calendar }: Terms,
  policy: LendingPolicy,
): Due =>
  dueDate === undefined
    ? dueAfter(
        issuedAt,
        { ...loanPeriod(policy), memberUntil: standing.expired ? undefined : standing.memberUntil },
        calendar,
      )
    : dueOn(dueDate, calendar);

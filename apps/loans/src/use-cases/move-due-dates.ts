import type { Selectable } from 'kysely';
import { apiError, invalidField } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import { libraryDay, type LocalDate } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import type { Calendar } from '../domain/calendar.ts';
import { countLoansDue, loansDue, type DueAtBranch } from '../store/loans-due.ts';
import { lockLoans, moveDueDate } from '../store/loans.ts';
import type { LoanTable, Tables } from '../store/schema.ts';
import { enterDueDate } from './enter-due-date.ts';
import { forgetFines } from './forget-fines.ts';
import { requireNear } from './require-near.ts';

/** So many are moved by one request. */
const MOST = 50;
/** So many are counted before. */
const MOST_COUNTED = 10_000;

export type Closure = { branchId: string; from: LocalDate; until: LocalDate };

/**
 * How many loans are due at a branch on some days.
 *
 * @throws ApiError 400 for days that are out of order, 404
 */
export async function countLoansToMove(
  context: LoansContext,
  caller: Caller,
  closure: Closure,
): Promise<{ loans: number; more: boolean }> {
  const { due } = await dueWhileClosed(context, caller, closure);
  const loans = await countLoansDue(context.reads, due, MOST_COUNTED + 1);
  return { loans: Math.min(loans, MOST_COUNTED), more: loans > MOST_COUNTED };
}

/**
 * Moves the due dates of some loans that are due while their branch is closed (Koha: batch extend due dates).
 *
 * @throws ApiError 400 for days that are over or out of order, 404
 */
export async function moveDueDates(
  context: LoansContext,
  caller: Caller,
  { dueDate, ...closure }: Closure & { dueDate: LocalDate },
  commit: CommitOf<Tables, { moved: number; more: boolean }>,
): Promise<{ moved: number; more: boolean }> {
  const { due, calendar } = await dueWhileClosed(context, caller, closure);
  if (due.from < libraryDay(context.now(), calendar.timeZone)) throw invalidField('from', 'before_today');
  if (dueDate <= due.until) throw invalidField('due_date', 'not_after_until');
  requireNear(context, 'due_date', dueDate);
  return commit(async (tx, outbox) => {
    const found = await loansDue(tx, due, MOST + 1).execute();
    const locked = await lockLoans(
      tx,
      found.slice(0, MOST).map(({ id }) => id),
    );
    const moved = locked.filter((loan) => isDueIn(due, loan));
    for (const loan of moved) await enterDueDate(tx, outbox, { context, loan, dueDate, calendar, put: moveDueDate });
    await forgetFines(
      context,
      tx,
      outbox,
      moved.map(({ id }) => id),
    );
    return { moved: moved.length, more: found.length > MOST };
  });
}

async function dueWhileClosed(
  context: LoansContext,
  caller: Caller,
  { branchId, from, until }: Closure,
): Promise<{ calendar: Calendar; due: DueAtBranch }> {
  const calendar = await context.calendars.of(branchId, context.db);
  if (!calendar) throw apiError('branch_not_found');
  requireNear(context, 'from', from);
  requireNear(context, 'until', until);
  if (until < from) throw invalidField('until', 'before_from');
  return { calendar, due: { branchId, from, until, but: caller.id } };
}

/** Somebody may have renewed it or brought it back meanwhile, or its reader is the same as who moves it since. */
const isDueIn = ({ from, until, but }: DueAtBranch, loan: Selectable<LoanTable>): boolean =>
  loan.returned_at === null &&
  loan.claimed_returned_at === null &&
  loan.reader_id !== but &&
  loan.due_date >= from &&
  loan.due_date <= until;

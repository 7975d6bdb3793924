import { apiError } from '#errors';
import type { components, operations } from '#contracts/loans.ts';
import { noContent } from '#http/idempotency.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { addDays, type LocalDate } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import type { Exception } from '../domain/opening-hours.ts';
import { findBranch, listBranches, listExceptions } from '../store/branches.ts';
import { branchesToday, type BranchToday } from '../use-cases/branches-today.ts';
import { countLoansToMove, moveDueDates } from '../use-cases/move-due-dates.ts';
import { putBranch } from '../use-cases/put-branch.ts';
import { putBranchException } from '../use-cases/put-branch-exception.ts';
import { removeBranchException } from '../use-cases/remove-branch-exception.ts';
import { removeBranch } from '../use-cases/remove-branch.ts';
import { presentBranch, presentException } from './present.ts';

/** For so many days exceptions are listed. */
const LISTED_DAYS = 365;

/** A day has four digits of a year. */
const LAST_DAY = '9999-12-31';
const yearFrom = (day: LocalDate): LocalDate =>
  day > addDays(LAST_DAY, -LISTED_DAYS) ? LAST_DAY : addDays(day, LISTED_DAYS);

type BranchOperations = Pick<
  OperationHandlers<operations>,
  | 'listBranches'
  | 'getBranch'
  | 'putBranch'
  | 'removeBranch'
  | 'listBranchExceptions'
  | 'putBranchException'
  | 'removeBranchException'
  | 'countLoansDue'
  | 'moveDueDates'
>;

export function branchOperations(context: LoansContext): BranchOperations {
  const { reads, commit } = context;
  async function theBranch(id: string): Promise<BranchToday> {
    const branch = await findBranch(reads, id);
    const [shown] = branch ? await branchesToday(context, reads, [branch]) : [];
    if (!shown) throw apiError('branch_not_found');
    return shown;
  }

  return {
    listBranches: async () => {
      const branches = await branchesToday(context, reads, await listBranches(reads));
      return { status: 200, body: { items: branches.map(presentBranch) } };
    },

    getBranch: async ({ path }) => ({ status: 200, body: presentBranch(await theBranch(path.branch_id)) }),

    putBranch: ({ path, body, write }) =>
      write.answer(
        commit,
        (branch: BranchToday) => ({ status: 200, body: presentBranch(branch) }),
        (committing) => putBranch(context, { id: path.branch_id, ...branchTerms(body) }, committing),
      ),

    removeBranch: ({ path, write }) =>
      write.answer(commit, noContent, (committing) => removeBranch(context, path.branch_id, committing)),

    listBranchExceptions: async ({ path, query }) => {
      const { branch, today } = await theBranch(path.branch_id);
      const from = query.from ?? today;
      const exceptions = await listExceptions(reads, [branch.id], { from, until: yearFrom(from) });
      return { status: 200, body: { items: exceptions.map(presentException) } };
    },

    putBranchException: ({ path, body: { reason, hours = [] }, write }) =>
      write.answer(
        commit,
        (exception: Exception) => ({ status: 200, body: presentException(exception) }),
        (committing) => putBranchException(context, path.branch_id, { day: path.day, reason, hours }, committing),
      ),

    removeBranchException: ({ path, write }) =>
      write.answer(commit, noContent, (committing) =>
        removeBranchException(context, path.branch_id, path.day, committing),
      ),

    countLoansDue: async ({ caller, path, query }) => {
      const closure = { branchId: path.branch_id, from: query.from, until: query.until };
      return { status: 200, body: await countLoansToMove(context, caller, closure) };
    },

    moveDueDates: ({ caller, path, body: { from, until, due_date: dueDate }, write }) =>
      write.answer(
        commit,
        (body: { moved: number; more: boolean }) => ({ status: 200 as const, body }),
        (committing) => moveDueDates(context, caller, { branchId: path.branch_id, from, until, dueDate }, committing),
      ),
  };
}

const branchTerms = ({
  time_zone: timeZone,
  uses_tills: usesTills,
  hold_shelf_days: holdShelfDays,
  hold_reminder_days: holdReminderDays,
  ...terms
}: components['schemas']['BranchTerms']) => ({ ...terms, timeZone, usesTills, holdShelfDays, holdReminderDays });

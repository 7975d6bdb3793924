import { apiError, invalidField } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { areInOrder, type Exception } from '../domain/opening-hours.ts';
import { holdBranch, putException } from '../store/branches.ts';
import type { Tables } from '../store/schema.ts';
import { giveMoreDaysAt } from './give-more-days.ts';

/**
 * Closes a branch on a day, or opens it at other hours. This process goes by it at once, the others within five seconds.
 *
 * @throws ApiError 400 for hours that are out of order, 404
 */
export async function putBranchException(
  context: LoansContext,
  branchId: string,
  exception: Exception,
  commit: CommitOf<Tables, Exception>,
): Promise<Exception> {
  if (!areInOrder(exception.hours)) throw invalidField('hours', 'hours_out_of_order');
  const put = await commit(async (tx) => {
    if (!(await holdBranch(tx, branchId))) throw apiError('branch_not_found');
    await putException(tx, branchId, exception);
    await giveMoreDaysAt(context, tx, branchId);
    return exception;
  });
  context.calendars.drop();
  return put;
}

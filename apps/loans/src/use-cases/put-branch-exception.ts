import { apiError, invalidField } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { areInOrder, type Exception } from '../domain/opening-hours.ts';
import { holdBranch, putException } from '../store/branches.ts';
import type { Tables } from '../store/schema.ts';

/**
 * Closes a branch on a day, or opens it at other hours.
 *
 * @throws ApiError 400 for hours that are out of order, 404
 */
export async function putBranchException(
  branchId: string,
  exception: Exception,
  commit: CommitOf<Tables, Exception>,
): Promise<Exception> {
  if (!areInOrder(exception.hours)) throw invalidField('hours', 'hours_out_of_order');
  return commit(async (tx) => {
    if (!(await holdBranch(tx, branchId))) throw apiError('branch_not_found');
    await putException(tx, branchId, exception);
    return exception;
  });
}

import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import type { Till } from '../domain/till.ts';
import { holdBranch } from '../store/branches.ts';
import type { Tables } from '../store/schema.ts';
import { insertTill } from '../store/tills.ts';

/** @throws ApiError 404 without the branch, 409 where it uses no tills, or one of that name is open. */
export function openTill(
  { now }: Pick<LoansContext, 'now'>,
  caller: Caller,
  opened: Pick<Till, 'id' | 'branchId' | 'name' | 'floatMinor'>,
  commit: CommitOf<Tables, Till>,
): Promise<Till> {
  return commit(async (tx) => {
    const branch = await holdBranch(tx, opened.branchId);
    if (!branch) throw apiError('branch_not_found');
    if (!branch.usesTills) throw apiError('tills_not_used');
    const till = await insertTill(tx, { ...opened, openedAt: now(), openedBy: caller.id });
    if (!till) throw apiError('till_open_already');
    return till;
  });
}

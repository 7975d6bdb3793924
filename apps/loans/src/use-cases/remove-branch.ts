import { rejected } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { branchRemoved } from '../events/messages.ts';
import { removeBranch as remove } from '../store/branches.ts';
import { hasHoldsAt } from '../store/holds.ts';
import { hasLoansOut } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { hasOpenTill } from '../store/tills.ts';

/** @throws ApiError 409 for the one that every library has, and for one that has copies or an open till, or whose books are out; 503 without books */
export async function removeBranch(
  { now, books }: LoansContext,
  id: string,
  commit: CommitOf<Tables, void>,
): Promise<void> {
  if (id === MAIN_BRANCH) throw rejected([{ code: 'main_branch_stays' }]);
  if (await books.hasCopiesAt(id)) throw rejected([{ code: 'branch_in_use' }]);
  await commit(async (tx, outbox) => {
    const removed = await remove(tx, id, now());
    const isInUse = (await hasLoansOut(tx, id)) || (await hasHoldsAt(tx, id)) || (await hasOpenTill(tx, id));
    if (isInUse) throw rejected([{ code: 'branch_in_use' }]);
    if (removed) outbox.add(branchRemoved({ id, version: removed.version }));
  });
}

import { rejected } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { isForAll, type LendingPolicy } from '../domain/lending-policy.ts';
import { deletePolicy } from '../store/lending-policies.ts';
import type { Tables } from '../store/schema.ts';

/**
 * Removes a policy. This process forgets it at once, the others within five seconds.
 *
 * @throws ApiError 409 for the one that applies where there is no other
 */
export async function removeLendingPolicy(
  { policies }: LoansContext,
  row: Pick<LendingPolicy, 'category' | 'material'>,
  commit: CommitOf<Tables, void>,
): Promise<void> {
  await commit(async (tx) => {
    if (isForAll(row)) throw rejected([{ code: 'policy_for_all' }]);
    await deletePolicy(tx, row);
  });
  policies.drop();
}

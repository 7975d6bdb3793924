import { rejected } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LocalDate } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { inForce, isForAll, isSameRow, type PolicyKey } from '../domain/lending-policy.ts';
import { dropVersionsAfter, listVersions, putVersion } from '../store/lending-policies.ts';
import type { Tables } from '../store/schema.ts';
import { firstDay } from './put-lending-policy.ts';

/**
 * Removes a row of the policy table, from a day on. This process forgets it at once, the others within five seconds.
 *
 * @throws ApiError 409 for the one that applies where there is no other, 400 for a day that has passed
 */
export async function removeLendingPolicy(
  context: LoansContext,
  key: PolicyKey,
  validFrom: LocalDate | undefined,
  commit: CommitOf<Tables, { from: LocalDate }>,
): Promise<{ from: LocalDate }> {
  const from = firstDay(context, validFrom);
  const removed = await commit(async (tx) => {
    if (isForAll(key)) throw rejected([{ code: 'policy_for_all' }]);
    await dropVersionsAfter(tx, key, from);
    const isThere = inForce(await listVersions(tx), from).some((row) => isSameRow(row, key));
    if (isThere) await putVersion(tx, { ...key, validFrom: from, terms: undefined });
    return { from };
  });
  context.policies.drop();
  return removed;
}

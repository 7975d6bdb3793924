import { sql, type Transaction } from 'kysely';
import { forgetSignInsBegun } from './outside-accounts.ts';
import { forgetSecondFactor, lockAuthenticatorOf } from './second-factors.ts';
import type { Tables } from './schema.ts';

/** An account that is its owner's again from a version on, and since when it may have been somebody else's. */
type Recovered = { user_id: string; version: number; since: Date };

/**
 * Forgets the passkeys, the outside accounts and the authenticator that were added while an account may have been somebody else's. What its
 * owner has added in a sign-in that began after it was theirs again stays, however late this is heard.
 */
export async function forgetFactorsAdded(
  tx: Transaction<Tables>,
  { user_id, version, since }: Recovered,
): Promise<void> {
  const { until } = await tx
    .selectFrom('session')
    .select(({ fn }) => fn.min('started_at').as('until'))
    .where('user_id', '=', user_id)
    .where('account_version', '>=', version)
    .executeTakeFirstOrThrow();
  await tx
    .deleteFrom('passkey')
    .where('user_id', '=', user_id)
    .where('created_at', '>=', since)
    .where(sql<boolean>`(${until}::timestamptz is null or created_at < ${until})`)
    .execute();
  const unlinked = await tx
    .deleteFrom('outside_account')
    .where('user_id', '=', user_id)
    .where('linked_at', '>=', since)
    .where(sql<boolean>`(${until}::timestamptz is null or linked_at < ${until})`)
    .executeTakeFirst();
  if (unlinked.numDeletedRows > 0) await forgetSignInsBegun(tx, user_id);
  const authenticator = await lockAuthenticatorOf(tx, user_id);
  const addedAt = authenticator?.created_at;
  if (addedAt && addedAt >= since && (!until || addedAt < until)) await forgetSecondFactor(tx, user_id);
}

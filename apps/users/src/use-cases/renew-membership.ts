import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import { refusalOfChange } from '../domain/change-refusal.ts';
import { renewedMembership } from '../domain/membership.ts';
import { membershipBegun } from '../events/messages.ts';
import { membershipTermsOf } from '../store/categories.ts';
import type { Tables } from '../store/schema.ts';
import { lockUser, type UserRow } from '../store/users.ts';
import { saveChange } from './save-change.ts';

/** A user as they are now, and the last day that was theirs before. */
export type RenewedMembership = { user: UserRow; before: { expires_on: string | null } };

/**
 * The desk renews a membership for the term of its category; loans charges for it, if it costs anything.
 *
 * @throws ApiError 403 if the caller may not, or is whose it is; 404; 409 if there is no term, or it was renewed already
 */
export async function renewMembership(
  context: UsersContext,
  caller: Caller,
  userId: string,
  commit: CommitOf<Tables, RenewedMembership>,
): Promise<RenewedMembership> {
  const renewed = await commit(async (tx, outbox) => {
    const user = await lockUser(tx, userId);
    if (!user) throw apiError('user_not_found');
    const refusal = refusalOfChange(caller, user, {}) ?? (caller.id === userId ? 'own_standing' : undefined);
    if (refusal) throw apiError(refusal);
    const { termMonths, feeMinor } = await membershipTermsOf(tx, user.patron_category);
    const renewal = renewedMembership({ expiresOn: user.expires_on, termMonths }, context.today());
    if ('refused' in renewal)
      throw renewal.refused === 'membership_runs'
        ? apiError(renewal.refused, { until: renewal.until })
        : apiError(renewal.refused);
    const changed = await saveChange(context, tx, outbox, userId, { expires_on: renewal.until });
    outbox.add(...membershipBegun(userId, feeMinor, caller.id));
    return { user: changed, before: { expires_on: user.expires_on } };
  });
  await context.profiles.drop(userId);
  return renewed;
}

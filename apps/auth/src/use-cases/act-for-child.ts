import { apiError } from '#errors';
import type { Caller, Scope } from '#core/caller.ts';
import type { Account } from '../clients/users.ts';
import type { SignInContext } from '../context.ts';
import { lockSession } from '../store/sessions.ts';

/** What a guardian does for a child: nothing of how the child signs in, and nothing that lets others in. */
const GUARDIAN_SCOPES: readonly Scope[] = ['loans:read', 'loans:write', 'guardian'];

export type TokenForChild = { access_token: string; token_type: 'Bearer'; expires_in: number; account: Account };

/**
 * A token that acts for a child. It is of the guardian's own sign-in, and ends with it; nothing renews it, so whether they
 * are the guardian is asked each time.
 *
 * @throws ApiError 401 for a sign-in that has ended; 404 if the caller is not the child's guardian today
 */
export async function actForChild(
  { db, users, keys, accessTokenSeconds }: SignInContext,
  { id, sessionId, provedAt }: Caller,
  childId: string,
): Promise<TokenForChild> {
  const account = await users.ward(childId, id);
  if (!account) throw apiError('guardianship_not_found');
  return db.transaction().execute(async (tx) => {
    // What ends the sign-in comes later than the token, so the token ends with it.
    if (!(await lockSession(tx, { id: sessionId, user_id: id }))) throw apiError('signed_out');
    const claims = {
      sub: account.id,
      role: 'reader' as const,
      sid: sessionId,
      provedAt: provedAt === undefined ? null : new Date(provedAt * 1000),
      actor: { id, scopes: GUARDIAN_SCOPES },
    };
    const access_token = keys.sign(claims, accessTokenSeconds);
    return { access_token, token_type: 'Bearer' as const, expires_in: accessTokenSeconds, account };
  });
}

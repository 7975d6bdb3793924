import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Caller } from '#core/caller.ts';
import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import { signInChanged } from '../events/messages.ts';
import {
  forgetOutsideAccount,
  outsideAccountOf,
  storeOutsideAccount,
  type OutsideAccount,
} from '../store/outside-accounts.ts';
import type { Tables } from '../store/schema.ts';
import { lockSession } from '../store/sessions.ts';
import { proveByProvider, type OutsideAnswer } from './ask-outside-provider.ts';

/**
 * Links the account that a provider tells of with the account of whoever is signed in. An account that is linked already is
 * told again.
 *
 * @throws ApiError 403 for an answer that is not right, 409 for an account of somebody else, or a second one of the provider
 */
export async function addOutsideAccount(
  context: AuthContext,
  { id: user_id, sessionId }: Caller,
  answer: OutsideAnswer,
  record: (tx: Transaction<Tables>, added: OutsideAccount) => Promise<void>,
): Promise<OutsideAccount> {
  const { commit, minute, now } = context;
  const { provider, proven } = await proveByProvider(context, answer, { browser: null, session_id: sessionId });
  const { issuer, subject } = proven;
  return commit(async (tx, outbox) => {
    // With the account its sign-ins end, and nothing is linked to it any more.
    if (!(await lockSession(tx, { id: sessionId, user_id }))) throw apiError('unauthenticated');
    const linked_at = now();
    const added = { id: randomUUID(), user_id, provider: provider.id, issuer, subject, linked_at, last_used_at: null };
    if (await storeOutsideAccount(tx, added)) {
      await record(tx, added);
      outbox.add(signInChanged(user_id, minute(), 'outside_account_added'));
      return added;
    }
    const known = await outsideAccountOf(tx, proven);
    if (known?.user_id !== user_id) throw apiError(known ? 'outside_account_taken' : 'outside_account_exists');
    await record(tx, known);
    return known;
  });
}

/** The password is left to sign in by, so nobody locks themselves out. @throws ApiError 404 for one that somebody does not have */
export const removeOutsideAccount = (
  { commit, minute }: AuthContext,
  own: { id: string; user_id: string },
  record: (tx: Transaction<Tables>) => Promise<void>,
): Promise<void> =>
  commit(async (tx, outbox) => {
    if (!(await forgetOutsideAccount(tx, own))) throw apiError('outside_account_not_found');
    await record(tx);
    outbox.add(signInChanged(own.user_id, minute(), 'outside_account_removed'));
  });

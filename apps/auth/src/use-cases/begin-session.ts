import type { Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import type { AuthContext } from '../context.ts';
import { newSignIn } from '../events/messages.ts';
import { isNewClient } from '../store/known-clients.ts';
import type { Tables } from '../store/schema.ts';
import { beginSession as store, type RenewableSession, type SessionClient } from '../store/sessions.ts';

/**
 * Begins a session, and tells its user if nobody has signed in to the account from there before; not of the first
 * sign-in of all.
 *
 * @returns whether it has begun: not if the account has changed since it was proven whose it is
 */
export async function beginSession(
  { minute }: Pick<AuthContext, 'minute'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  session: RenewableSession,
  client: SessionClient,
): Promise<boolean> {
  const isNew = await isNewClient(tx, client.known, session.user_id);
  if (!(await store(tx, session, client))) return false;
  if (isNew) outbox.add(newSignIn(session.user_id, minute(), client));
  return true;
}

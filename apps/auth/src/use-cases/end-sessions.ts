import type { Transaction } from 'kysely';
import type { SignInContext } from '../context.ts';
import type { Tables } from '../store/schema.ts';
import { endedSessions, endSessions, recordRevocations, type Which } from '../store/sessions.ts';

/** How many revocations are stored concurrently. */
const CONCURRENCY = 20;

/**
 * Ends one sign-in, or those of a user. Their refresh tokens are refused as soon as this is committed, whatever fails
 * afterwards; their access tokens as soon as the gateways read the revocation. Safe to repeat: sessions that ended
 * without being revoked are found again.
 */
export async function endSessionsOf(
  context: SignInContext,
  which: Which,
  record?: (tx: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  await endSessions(context.db, which, context.now(), record);
  await tellGateways(context, which);
}

/**
 * Tells the gateways of sessions that have ended without their hearing of it: what ended them was cut off, and nobody
 * repeats it.
 */
export const storeLostRevocations = (context: SignInContext): Promise<{ revoked: number }> =>
  tellGateways(context, 'all');

async function tellGateways(
  { db, revoked, now, accessTokenSeconds }: SignInContext,
  which: Which | 'all',
): Promise<{ revoked: number }> {
  // Access tokens of a session that ended earlier have expired.
  const since = new Date(now().getTime() - accessTokenSeconds * 1000);
  const ids = await endedSessions(db, which, since);
  for (let start = 0; start < ids.length; start += CONCURRENCY) {
    const some = ids.slice(start, start + CONCURRENCY);
    await Promise.all(some.map((id) => revoked.add(id)));
    await recordRevocations(db, some);
  }
  return { revoked: ids.length };
}

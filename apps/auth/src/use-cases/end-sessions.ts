import type { AuthContext } from '../context.ts';
import { endSessions, type SessionsOf } from '../store/sessions.ts';

/** Ends one sign-in: its refresh token at once, its access tokens as soon as the gateways look. */
export async function endSession({ db, revoked, now }: AuthContext, id: string): Promise<void> {
  await revoked.add(id);
  await endSessions(db, { id }, now());
}

/** Ends a user's sign-ins. Safe to repeat: a session whose revocation could not be noted is still on, and is found again. */
export async function endSessionsOf({ db, revoked, now }: AuthContext, which: SessionsOf): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const ended = await endSessions(tx, which, now());
    await Promise.all(ended.map((id) => revoked.add(id)));
  });
}

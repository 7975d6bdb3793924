import type { AuthContext } from '../context.ts';
import { forgetOldFailedLogins } from '../store/failed-logins.ts';
import { forgetOldSessions } from '../store/sessions.ts';

const KEPT_MS = 86_400_000;

/** Purges failed sign-ins and sessions that nobody can renew any more, a day after they have served. */
export async function cleanUp({ db, now }: AuthContext): Promise<void> {
  const before = new Date(now().getTime() - KEPT_MS);
  await forgetOldFailedLogins(db, before);
  await forgetOldSessions(db, before);
}

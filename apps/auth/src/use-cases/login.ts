import { createHash, randomUUID } from 'node:crypto';
import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import { shutForSeconds, WINDOW_MS } from '../domain/login-throttle.ts';
import { countFailedLogins, purgeFailedLogins, purgeTry, recordTry } from '../store/failed-logins.ts';
import { startSession } from '../store/sessions.ts';
import { firstRefreshToken, grantTokens } from './grant-tokens.ts';

/** @param client the network that it is counted under. @throws ApiError 401 for wrong credentials, 429 after too many. */
export async function login(context: AuthContext, email: string, password: string, client: string) {
  const { db, users, now } = context;
  const account = createHash('sha256').update(email.toLowerCase()).digest();

  const id = randomUUID();
  await recordTry(db, { id, account_hash: account, client });
  const failed = await countFailedLogins(db, account, client, new Date(now().getTime() - WINDOW_MS), id);
  const seconds = shutForSeconds(failed, now());
  if (seconds > 0) {
    // Knocking at a shut door does not keep it shut.
    await purgeTry(db, id);
    throw apiError('too_many_failed_logins', { minutes: Math.ceil(seconds / 60) }, { retryAfterSeconds: seconds });
  }

  const checked = await users.check(email, password).catch(async (error: unknown) => {
    await purgeTry(db, id);
    throw error;
  });
  if (!checked) throw apiError('wrong_credentials');
  await purgeFailedLogins(db, account, client);
  const { version, ...user } = checked;
  const session = { id: randomUUID(), user_id: user.id, role: user.role, account_version: version };
  await startSession(db, session);
  return grantTokens(context, db, session.id, user, firstRefreshToken());
}

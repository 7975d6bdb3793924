import { uuidv7 } from 'uuidv7';
import { message } from '#messaging/outbox.ts';
import { isUniqueViolation } from '#postgres/database.ts';
import type { UsersContext } from '../context.ts';
import { isFirstGuess } from '../credentials/first-guesses.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import { weaknessOf } from '../domain/password-rule.ts';
import { hasAnyAdmin, insertUser } from '../store/users.ts';

/**
 * If there is no admin, appoints the one that the secret store names, so that somebody can appoint the others. Other
 * services are notified as of any registration.
 *
 * @throws Error for a password that is easy to guess: the service does not start
 */
export async function appointFirstAdmin(
  { db, commit, log }: UsersContext,
  { email, password }: { email: string | undefined; password: string | undefined },
): Promise<void> {
  if (!email || !password || (await hasAnyAdmin(db))) return;
  const id = uuidv7();
  const profile = { email, full_name: 'Admin', language: 'en' as const, role: 'admin' as const };
  const weakness = weaknessOf(password, profile, isFirstGuess);
  if (weakness) throw new Error(`The secret first-admin-password is easy to guess (${weakness}): store another one.`);
  const password_hash = await hashPassword(password);
  try {
    await commit(async (tx, outbox) => {
      await insertUser(tx, { id, ...profile, password_hash, patron_category: 'staff' });
      outbox.add(message('user.registered', id, { user_id: id, ...profile, version: 1 }));
    });
    log.info('the first admin was appointed');
  } catch (error) {
    // Another replica was faster.
    if (!isUniqueViolation(error, 'users_email')) throw error;
  }
}

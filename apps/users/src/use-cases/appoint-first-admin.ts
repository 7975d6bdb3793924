import { uuidv7 } from 'uuidv7';
import { message } from '#messaging/outbox.ts';
import { isUniqueViolation } from '#postgres/database.ts';
import type { UsersContext } from '../context.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import { hasAnyAdmin, insertUser } from '../store/users.ts';

/**
 * A library without an admin gets the one that the secret store names, so that somebody can appoint the others. All
 * others hear of them as of anyone who registers.
 */
export async function appointFirstAdmin(
  { db, commit, log }: UsersContext,
  { email, password }: { email: string | undefined; password: string | undefined },
): Promise<void> {
  if (!email || !password || (await hasAnyAdmin(db))) return;
  const id = uuidv7();
  const profile = { email, full_name: 'Admin', language: 'en' as const, role: 'admin' as const };
  const password_hash = await hashPassword(password);
  try {
    await commit(async (tx, outbox) => {
      await insertUser(tx, { id, ...profile, password_hash, patron_category: 'staff' });
      outbox.add(message('user.registered', id, { user_id: id, ...profile, version: 1 }));
    });
    log.info('the first admin was appointed');
  } catch (error) {
    // Another replica was quicker.
    if (!isUniqueViolation(error, 'users_email')) throw error;
  }
}

import { uuidv7 } from 'uuidv7';
import type { UsersContext } from '../context.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import { hasAnyAdmin, insertUser } from '../store/users.ts';
import { isUniqueViolation } from '#postgres/database.ts';

/** A library without an admin gets the one that the secret store names, so that somebody can appoint the others. */
export async function appointFirstAdmin(
  { db, log }: UsersContext,
  { email, password }: { email: string | undefined; password: string | undefined },
): Promise<void> {
  if (!email || !password || (await hasAnyAdmin(db))) return;
  try {
    await insertUser(db, {
      id: uuidv7(),
      email,
      full_name: 'Admin',
      language: 'en',
      role: 'admin',
      password_hash: await hashPassword(password),
      patron_category: 'staff',
    });
    log.info('the first admin was appointed');
  } catch (error) {
    // Another replica was quicker.
    if (!isUniqueViolation(error, 'users_email')) throw error;
  }
}

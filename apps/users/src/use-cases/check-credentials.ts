import { apiError } from '#errors';
import type { UsersContext } from '../context.ts';
import { passwordMatches } from '../credentials/password-hash.ts';
import { findUserByEmail } from '../store/users.ts';

/**
 * What the client is told does not reveal which of the two is wrong, nor does the time that this takes.
 *
 * @throws ApiError 401 that tells auth, for the audit trail, whose password it is not
 */
export async function checkCredentials({ db }: UsersContext, email: string, password: string) {
  const user = await findUserByEmail(db, email);
  const isRight = await passwordMatches(user?.password_hash, password);
  if (!user) throw apiError('wrong_credentials');
  if (!isRight) throw apiError('wrong_password_of', { user_id: user.id });
  const { password_hash: _, ...account } = user;
  return account;
}

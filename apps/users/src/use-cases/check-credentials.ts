import { apiError } from '#errors';
import type { UsersContext } from '../context.ts';
import { passwordMatches } from '../credentials/password-hash.ts';
import { findUserByEmail } from '../store/users.ts';

/** @throws ApiError 401; neither the error nor its timing reveals which of the two is wrong. */
export async function checkCredentials({ db }: UsersContext, email: string, password: string) {
  const user = await findUserByEmail(db, email);
  if (!(await passwordMatches(user?.password_hash, password)) || !user) throw apiError('wrong_credentials');
  const { password_hash: _, ...account } = user;
  return account;
}

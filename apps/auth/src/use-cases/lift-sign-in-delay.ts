import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import { emailKey } from '#core/email-address.ts';
import type { AuthContext } from '../context.ts';
import { signInDelay, type SignInDelay } from '../domain/login-throttle.ts';
import type { Tables } from '../store/schema.ts';
import { countsAt, forgetTriesAt } from '../store/sign-in-tries.ts';
import { secondFactorOf } from './prove-by-code.ts';

/** @throws ApiError 404 */
export async function showSignInDelay(context: AuthContext, userId: string): Promise<SignInDelay> {
  return signInDelay(await countsAt(context.db, await marksOf(context, userId)), context.now());
}

/** All that has failed at somebody's account is forgotten, so that they can sign in at once. @throws ApiError 404 */
export async function liftSignInDelay(
  context: AuthContext,
  userId: string,
  record: (tx: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  const marks = await marksOf(context, userId);
  await context.db.transaction().execute(async (tx) => {
    await forgetTriesAt(tx, marks);
    await record(tx);
  });
}

/** What is counted of everybody, by password and by code. */
async function marksOf({ users, accountMark }: AuthContext, userId: string): Promise<Buffer[]> {
  const account = await users.account(userId);
  if (!account) throw apiError('user_not_found');
  return [emailKey(account.email), secondFactorOf(userId)].map(accountMark);
}

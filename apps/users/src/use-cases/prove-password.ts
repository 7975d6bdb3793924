import { apiError } from '#errors';
import type { Limit } from '#core/growing-delay.ts';
import type { Caller } from '#core/caller.ts';
import type { UsersContext } from '../context.ts';
import { passwordMatches } from '../credentials/password-hash.ts';
import { countPasswordTry, forgetPasswordTries, takePasswordTryBack } from '../store/password-tries.ts';

const QUARTER_MS = 15 * 60_000;
const LIMIT: Limit = { free: 5, forgetMs: QUARTER_MS, longestMs: QUARTER_MS };

/** @param field where the request has the password */
export const wrongPassword = (field: string) => apiError('wrong_password', {}, { errors: [{ field, code: 'wrong' }] });

/**
 * Lets whoever is signed in, or has a link, prove that they know the password. Wrong ones are counted by the sign-in or the
 * link: whoever has stolen one cannot guess on, and keeps nobody from proving it elsewhere.
 *
 * @param field where the request has the password
 * @throws ApiError 403 for a wrong password, 429 after too many, which says how long to wait
 */
export async function provePassword(
  { db, now }: Pick<UsersContext, 'db' | 'now'>,
  { sessionId }: Pick<Caller, 'sessionId'>,
  hash: string | null,
  given: string,
  field = 'password.current',
): Promise<void> {
  const waitMs = await countPasswordTry(db, sessionId, LIMIT, now);
  if (waitMs > 0) throw tooMany(waitMs);
  const matches = await check(hash, given).catch(async (error: unknown) => {
    await takePasswordTryBack(db, sessionId);
    throw error;
  });
  if (!matches) throw wrongPassword(field);
  await forgetPasswordTries(db, sessionId);
}

const check = async (hash: string | null, given: string): Promise<boolean> =>
  hash !== null && passwordMatches(hash, given);

function tooMany(waitMs: number) {
  const seconds = Math.ceil(waitMs / 1000);
  return apiError('too_many_wrong_passwords', { minutes: Math.ceil(seconds / 60) }, { retryAfterSeconds: seconds });
}

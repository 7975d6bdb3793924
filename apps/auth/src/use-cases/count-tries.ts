import { createHash, randomUUID } from 'node:crypto';
import { apiError } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { AuthContext } from '../context.ts';
import { shutForSeconds, WINDOW_MS } from '../domain/login-throttle.ts';
import { countFailedLogins, purgeFailedLogins, purgeTry, recordTry } from '../store/failed-logins.ts';

/** What says that somebody has guessed wrong. Any other error says nothing about the guess. */
const WRONG = new Set(['wrong_credentials', 'wrong_sign_in_code']);

type Tried = {
  /** What the account was named by. */
  account: string;
  /** The network that the try is counted under. */
  client: string;
};

/**
 * Lets somebody prove who they are, unless too many tries have failed. Each is recorded before it is made, so that
 * concurrent ones are counted too.
 *
 * @throws ApiError 429 after too many
 */
export async function countTries<Result>(
  { db, now }: Pick<AuthContext, 'db' | 'now'>,
  tried: Tried,
  prove: () => Promise<Result>,
): Promise<Result> {
  const account = createHash('sha256').update(tried.account).digest();
  const { client } = tried;
  const id = randomUUID();
  await recordTry(db, { id, account_hash: account, client });
  const failed = await countFailedLogins(db, account, client, new Date(now().getTime() - WINDOW_MS), id);
  const seconds = shutForSeconds(failed, now());
  if (seconds > 0) {
    // Attempts while blocked do not prolong the block.
    await purgeTry(db, id);
    throw apiError('too_many_failed_logins', { minutes: Math.ceil(seconds / 60) }, { retryAfterSeconds: seconds });
  }
  const proven = await prove().catch(async (error: unknown) => {
    if (!(error instanceof ApiError && WRONG.has(error.code))) await purgeTry(db, id);
    throw error;
  });
  await purgeFailedLogins(db, account, client);
  return proven;
}

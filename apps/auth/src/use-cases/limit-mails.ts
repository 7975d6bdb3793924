import { apiError } from '#errors';
import type { Limit } from '#core/growing-delay.ts';
import type { AuthContext } from '../context.ts';
import { countAskedMail } from '../store/asked-mails.ts';

const MINUTE_MS = 60_000;
/** A whole school may have one address; users limits what one account is sent. */
const LIMIT: Limit = { free: 10, forgetMs: 2 * MINUTE_MS, longestMs: 15 * MINUTE_MS };

/**
 * Lets a client ask for an e-mail to whatever address, known or not.
 *
 * @param client the network that it is counted under
 * @throws ApiError 429 that says how long to wait
 */
export async function limitMails(
  { db, now, mailMark }: Pick<AuthContext, 'db' | 'now' | 'mailMark'>,
  client: string,
): Promise<void> {
  const waitMs = await countAskedMail(db, mailMark(client), LIMIT, now);
  if (waitMs === 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw apiError('too_many_mails', { minutes: Math.ceil(seconds / 60) }, { retryAfterSeconds: seconds });
}

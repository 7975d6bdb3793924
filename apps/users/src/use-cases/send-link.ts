import type { Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { apiError } from '#errors';
import type { ApiError } from '#core/api-error.ts';
import type { Limit } from '#core/growing-delay.ts';
import type { Outbox } from '#messaging/commit.ts';
import { linkWorksUntil, type Purpose } from '../domain/account-link.ts';
import { linkMail } from '../events/messages.ts';
import { replaceLink } from '../store/account-links.ts';
import { countAskedMail } from '../store/asked-mails.ts';
import type { Tables } from '../store/schema.ts';

const QUARTER_MS = 15 * 60_000;
/** Whoever asks above it has a link that is no more than a quarter of an hour old, so nobody is kept out. */
export const MAILS: Limit = { free: 3, forgetMs: QUARTER_MS, longestMs: QUARTER_MS };

/**
 * Has a link sent to an address of an account, which ends the former one of its purpose, unless many were sent just now.
 *
 * @returns for how many ms no other is sent
 */
export async function sendLink(
  tx: Transaction<Tables>,
  outbox: Outbox,
  { id, address }: { id: string; address: string },
  purpose: Purpose,
  now: Date,
): Promise<number> {
  const waitMs = await countAskedMail(tx, id, MAILS, now);
  if (waitMs > 0) return waitMs;
  const link = { id: uuidv7(), user_id: id, purpose, address, works_until: linkWorksUntil(purpose, now) };
  await replaceLink(tx, link);
  outbox.add(linkMail(link));
  return 0;
}

/** @param waitMs for how long no other is sent */
export function tooManyMails(waitMs: number): ApiError {
  const seconds = Math.ceil(waitMs / 1000);
  return apiError('too_many_mails', { minutes: Math.ceil(seconds / 60) }, { retryAfterSeconds: seconds });
}

import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import { hashOfLinkToken } from '../credentials/link-token.ts';
import { findLinkByToken, useLink } from '../store/account-links.ts';
import type { Tables } from '../store/schema.ts';
import { lockUser } from '../store/users.ts';
import { saveChange } from './save-change.ts';
import { sendLink } from './send-link.ts';

/**
 * Whoever has the link of the e-mail has the address: they may borrow, and get notices.
 *
 * @throws ApiError 403 for a link that does not work
 */
export async function verifyEmail(context: UsersContext, token: string, commit: CommitOf<Tables, void>): Promise<void> {
  const { db, now, profiles } = context;
  const link = await findLinkByToken(db, hashOfLinkToken(token), 'verify_email', now());
  if (!link) throw apiError('link_not_valid');
  await commit(async (tx, outbox) => {
    const user = await lockUser(tx, link.user_id);
    // Somebody was faster with it, or the address is another one by now.
    if (!user || !(await useLink(tx, link.id))) throw apiError('link_not_valid');
    if (user.verified_at === null) await saveChange(context, tx, outbox, user.id, { verified_at: now() });
  });
  await profiles.drop(link.user_id);
}

/**
 * Sends the link again.
 *
 * @throws ApiError 404, 429 if many were sent just now
 */
export async function sendVerification(
  { commit, now }: Pick<UsersContext, 'commit' | 'now'>,
  id: string,
): Promise<void> {
  const waitMs = await commit(async (tx, outbox) => {
    const user = await lockUser(tx, id);
    if (!user) throw apiError('user_not_found');
    return user.verified_at === null ? sendLink(tx, outbox, user, 'verify_email', now()) : 0;
  });
  if (waitMs === 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw apiError('too_many_mails', { minutes: Math.ceil(seconds / 60) }, { retryAfterSeconds: seconds });
}

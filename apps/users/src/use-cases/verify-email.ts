import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { CommitOf, Outbox } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import { hashOfLinkToken } from '../credentials/link-token.ts';
import { endLinksBackSince, findLinkByToken, firstLinkBack, useLink } from '../store/account-links.ts';
import type { Tables } from '../store/schema.ts';
import { lockUser, type UserRow } from '../store/users.ts';
import { provePassword } from './prove-password.ts';
import { endIfTaken } from './refuse-taken.ts';
import { saveChange } from './save-change.ts';
import { sendLink, tooManyMails } from './send-link.ts';
import { tellFormerAddress } from './tell-former-address.ts';

/**
 * Whoever has the link of the e-mail has the address, and whoever knows the password has asked for it. So nobody makes
 * theirs what a stranger has begun with their address, whose password the stranger would go on knowing (decision 0030).
 * From then on they sign in by the address, may borrow, and get notices.
 *
 * @throws ApiError 403 for a link that does not work, or a wrong password, with which the link still works; 429
 *   after too many of these
 */
export async function verifyEmail(
  context: UsersContext,
  { token, password }: { token: string; password: string },
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const { db, now, profiles } = context;
  const link = await findLinkByToken(db, hashOfLinkToken(token), ['verify_email'], now());
  if (!link) throw apiError('link_not_valid');
  const { password_hash } = link;
  await provePassword(context, { sessionId: link.id }, password_hash, password, 'password');
  const confirmed = await endIfTaken(() =>
    commit(async (tx, outbox) => {
      const user = await lockUser(tx, link.user_id);
      // Somebody was faster with it, or the account has changed.
      const isTheSame = user?.password_hash === password_hash;
      if (!isTheSame || !(await useLink(tx, link.id))) throw apiError('link_not_valid');
      await leaveFormerAddress(context, tx, outbox, user, link.address);
      return saveChange(context, tx, outbox, user.id, {
        email: link.address,
        pending_email: null,
        ...(user.verified_at === null && { verified_at: now() }),
      });
    }),
  );
  await profiles.drop(link.user_id);
  return confirmed;
}

/**
 * Whoever has an address back which they could have put back by a link are the ones who had it first: then it is no
 * change that those who have had the account since then may undo.
 */
async function leaveFormerAddress(
  context: UsersContext,
  tx: Transaction<Tables>,
  outbox: Outbox,
  user: Parameters<typeof tellFormerAddress>[3],
  email: string,
): Promise<void> {
  const back = await firstLinkBack(tx, { id: user.id, address: email }, context.now());
  if (back) await endLinksBackSince(tx, user.id, back);
  await tellFormerAddress(context, tx, outbox, user, {
    email,
    purpose: back ? 'tell_former_address' : 'restore_address',
  });
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
    const address = user.pending_email;
    return address === null ? 0 : sendLink(tx, outbox, { id, address }, 'verify_email', now());
  });
  if (waitMs > 0) throw tooManyMails(waitMs);
}

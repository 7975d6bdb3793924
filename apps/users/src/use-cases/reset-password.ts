import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import { hashOfLinkToken } from '../credentials/link-token.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import { changeBegan } from '../domain/account-link.ts';
import { passwordChanged } from '../events/messages.ts';
import { endLinksBackSince, findLinkByToken, useLink } from '../store/account-links.ts';
import type { Tables } from '../store/schema.ts';
import { lockUser } from '../store/users.ts';
import { claimRegistration } from './claim-registration.ts';
import { endIfTaken } from './refuse-taken.ts';
import { refuseWeak } from './refuse-weak.ts';
import { saveChange } from './save-change.ts';
import { tellFormerAddress } from './tell-former-address.ts';

type UserId = { user_id: string };

/**
 * Whoever has the link of the e-mail chooses another password, or the first one. All sign-ins end with the former one, and
 * the owner is told. The link that told a former address of a change puts that back too, and ends those that were sent later.
 *
 * @returns whose it is, for the audit trail
 * @throws ApiError 403 for a link that does not work, 400 for a password that is guessed easily: the link still works.
 */
export async function resetPassword(
  context: UsersContext,
  { token, password }: { token: string; password: string },
  commit: CommitOf<Tables, UserId>,
): Promise<UserId> {
  const { db, now, minute, profiles } = context;
  const link = await findLinkByToken(db, hashOfLinkToken(token), ['reset_password', 'restore_address'], now());
  if (!link) throw apiError('link_not_valid');
  refuseWeak('password', password, { email: link.address, full_name: link.full_name });
  const password_hash = await hashPassword(password);
  await endIfTaken(() =>
    commit(async (tx, outbox) => {
      const user = await lockUser(tx, link.user_id);
      // Somebody was faster with it, or the account has changed.
      if (!user || !(await useLink(tx, link.id))) throw apiError('link_not_valid');
      const isRestored = link.purpose === 'restore_address';
      if (isRestored) {
        await endLinksBackSince(tx, user.id, link);
        await tellFormerAddress(context, tx, outbox, user, { email: link.address, purpose: 'tell_former_address' });
      }
      const claimed = user.verified_at === null && (await claimRegistration(tx, user.id, now()));
      await saveChange(context, tx, outbox, user.id, {
        ...claimed,
        password_hash,
        sign_in_code_hash: null,
        sign_in_code_until: null,
        // Whoever has the link has the address, and nobody who knew the former password.
        ...((isRestored || claimed) && { email: link.address, pending_email: null }),
        ...(isRestored && { address_restored_since: changeBegan(link) }),
      });
      outbox.add(passwordChanged(user.id, { at: minute(), by: 'link' }));
      return { user_id: user.id };
    }),
  );
  await profiles.drop(link.user_id);
  return { user_id: link.user_id };
}

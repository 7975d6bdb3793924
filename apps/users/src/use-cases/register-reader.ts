import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import type { Tables } from '../store/schema.ts';
import type { UsersContext } from '../context.ts';
import { insertUser } from '../store/users.ts';
import { checkedAddress } from './checked-address.ts';
import { refuseTaken } from './refuse-taken.ts';
import { refuseWeak } from './refuse-weak.ts';
import { sendLink } from './send-link.ts';

export type Registration = { email: string; password: string; full_name: string; language: 'ru' | 'en' };

export type Account = { id: string; email: string; full_name: string; language: 'ru' | 'en'; role: 'reader' };

/**
 * A reader registers themselves. They may borrow once they have confirmed their address, or were seen at the desk.
 *
 * @throws ApiError 400 for a password that is guessed easily, 409 if the e-mail address is taken.
 */
export async function registerReader(
  { now }: Pick<UsersContext, 'now'>,
  id: string,
  registration: Registration,
  commit: CommitOf<Tables, Account>,
): Promise<Account> {
  const { full_name, language } = registration;
  const account = {
    id,
    email: checkedAddress(registration.email),
    full_name: full_name.trim(),
    language,
    role: 'reader' as const,
  };
  refuseWeak('password', registration.password, account);
  const password_hash = await hashPassword(registration.password);
  return refuseTaken(() =>
    commit(async (tx, outbox) => {
      await insertUser(tx, { ...account, password_hash, patron_category: 'adult', verified_at: null });
      const { id: user_id, ...profile } = account;
      // Nobody is to write to an address before its owner has confirmed it.
      outbox.add(message('user.registered', id, { user_id, ...profile, email: '', version: 1 }));
      await sendLink(tx, outbox, account, 'verify_email', now());
      return account;
    }),
  );
}

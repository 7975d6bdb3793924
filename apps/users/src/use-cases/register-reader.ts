import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import type { Tables } from '../store/schema.ts';
import type { UsersContext } from '../context.ts';
import type { NamedVersion } from '../domain/agreements.ts';
import { insertUser } from '../store/users.ts';
import { checkedAddress } from './checked-address.ts';
import { keepAgreements } from './keep-agreements.ts';
import { refuseWeak } from './refuse-weak.ts';
import { sendLink } from './send-link.ts';

export type Registration = {
  email: string;
  password: string;
  full_name: string;
  language: 'ru' | 'en';
  agreed_to?: NamedVersion[];
};

export type Account = { id: string; email: string; full_name: string; language: 'ru' | 'en'; role: 'reader' };

/**
 * A reader registers themselves. They sign in and may borrow once they have confirmed their address, or were seen at the
 * desk. Nothing here looks whether somebody has the address, so neither the answer nor its time can tell (decision 0030).
 *
 * @throws ApiError 400 for a password that is guessed easily, or an agreement to what is not published
 */
export async function registerReader(
  { now }: Pick<UsersContext, 'now'>,
  id: string,
  registration: Registration,
  commit: CommitOf<Tables, Account>,
): Promise<Account> {
  const { full_name, language, agreed_to: agreedTo = [] } = registration;
  const account = {
    id,
    email: checkedAddress(registration.email),
    full_name: full_name.trim(),
    language,
    role: 'reader' as const,
  };
  refuseWeak('password', registration.password, account);
  const password_hash = await hashPassword(registration.password);
  const { email, ...profile } = account;
  // Nobody has the address before its owner has confirmed it.
  const nobodys = { ...profile, email: '' };
  return commit(async (tx, outbox) => {
    await insertUser(tx, {
      ...nobodys,
      pending_email: email,
      password_hash,
      patron_category: 'adult',
      verified_at: null,
    });
    await keepAgreements(tx, id, { agreedTo, field: 'agreed_to' });
    const { id: user_id, ...told } = nobodys;
    outbox.add(message('user.registered', id, { user_id, ...told, version: 1 }));
    await sendLink(tx, outbox, { id, address: email }, 'verify_email', now());
    return account;
  });
}

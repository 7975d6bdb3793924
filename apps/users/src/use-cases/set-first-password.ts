import { apiError } from '#errors';
import { cutScannerNoise } from '#core/scanned-code.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import { hashPassword, passwordMatches } from '../credentials/password-hash.ts';
import { digitsOf, workingHash } from '../domain/sign-in-code.ts';
import { passwordChanged } from '../events/messages.ts';
import type { Tables } from '../store/schema.ts';
import { findCodeOfCard, lockUser, type UserRow } from '../store/users.ts';
import { checkedAddress } from './checked-address.ts';
import { refuseTaken } from './refuse-taken.ts';
import { refuseWeak } from './refuse-weak.ts';
import { saveChange } from './save-change.ts';
import { tellFormerAddress } from './tell-former-address.ts';

export type FirstPassword = { card_number: string; code: string; email: string; password: string };

/**
 * Opens the account of a reader who was registered at the desk: they sign in by this address and password from now on. The
 * code works once. If the account had another address, that is told: whoever has found the slip is not the reader.
 *
 * @throws ApiError 403; neither the error nor its timing reveals whether the card or the code is wrong. 400 for a
 *   password that is guessed easily, 409 if the e-mail address is taken: the code still works.
 */
export async function setFirstPassword(
  context: UsersContext,
  { card_number, code, ...given }: FirstPassword,
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const { db, now, profiles } = context;
  const holder = await findCodeOfCard(db, cutScannerNoise(card_number));
  const hash = holder && workingHash(holder, now());
  if (!(await passwordMatches(hash, digitsOf(code))) || !holder) throw apiError('wrong_sign_in_code');

  const email = checkedAddress(given.email);
  refuseWeak('password', given.password, { email, full_name: holder.full_name });
  const password_hash = await hashPassword(given.password);
  const opened = await refuseTaken(() =>
    commit(async (tx, outbox) => {
      const user = await lockUser(tx, holder.id);
      // Somebody else was faster with it, or the desk has issued another one.
      if (!user || user.sign_in_code_hash !== hash) throw apiError('wrong_sign_in_code');
      outbox.add(passwordChanged(holder.id, { at: context.minute(), by: 'code' }));
      await tellFormerAddress(context, tx, outbox, user, { email, purpose: 'restore_address' });
      return saveChange(context, tx, outbox, holder.id, { email, password_hash, ...NO_CODE });
    }),
  );
  await profiles.drop(holder.id);
  return opened;
}

const NO_CODE = { sign_in_code_hash: null, sign_in_code_until: null };

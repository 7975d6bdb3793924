import type { Transaction } from 'kysely';
import { apiError, invalidField } from '#errors';
import type { CommitOf, Outbox } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import { emailKey } from '#core/email-address.ts';
import type { UsersContext } from '../context.ts';
import { mayHaveAddress } from '../domain/address-change.ts';
import { changedStanding, refusalOfChange, type Standing } from '../domain/change-refusal.ts';
import { beyondGuardian } from '../domain/guardianship.ts';
import type { ReadingHistory } from '../domain/reading-history.ts';
import type { Owner } from '../domain/password-rule.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import { passwordChanged } from '../events/messages.ts';
import { endLinks } from '../store/account-links.ts';
import type { Tables } from '../store/schema.ts';
import { isMerging } from '../store/merges.ts';
import { findCredentials, lockUser, type UserRow } from '../store/users.ts';
import { checkedAddress } from './checked-address.ts';
import { provePassword, wrongPassword } from './prove-password.ts';
import { refuseTaken } from './refuse-taken.ts';
import { refuseWeak } from './refuse-weak.ts';
import { requireCategory } from './require-category.ts';
import { saveChange } from './save-change.ts';
import { sendLink, tooManyMails } from './send-link.ts';
import { tellFormerAddress } from './tell-former-address.ts';

export type ProfileChange = {
  email?: string;
  full_name?: string;
  language?: 'ru' | 'en';
  reading_history?: ReadingHistory;
  password?: { current: string; new: string };
};

export type DeskChange = Standing & {
  full_name?: string;
  email?: string | null;
  language?: 'ru' | 'en';
};

/**
 * A user changes their own profile. A password is checked before the row is locked: it takes a while, and whoever guesses
 * must not keep others waiting. Another address waits until they have confirmed it; nothing here looks whether somebody
 * has it (decision 0030).
 *
 * @throws ApiError 400 for what a guardian does not change; 403 for a wrong current password, 429 after too many or too many e-mails, 400 for a new one that is guessed
 * easily
 */
export async function changeOwnProfile(
  context: UsersContext,
  caller: Caller,
  change: ProfileChange,
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const { id, actor } = caller;
  const beyond = actor === undefined ? undefined : beyondGuardian(change);
  if (beyond !== undefined) throw invalidField(beyond, 'only_by_the_child');
  const { password, email, full_name: name, ...rest } = change;
  const profile = { ...rest, ...(name !== undefined && { full_name: name.trim() }) };
  const address = email === undefined ? undefined : checkedAddress(email);
  const owner = { ...profile, ...(address !== undefined && { email: address }) };
  const { proven, ...credentials } = password ? await newCredentials(context, caller, owner, password) : {};
  const changed = await commit(async (tx, outbox) => {
    const user = await lockUser(tx, id);
    if (!user) throw apiError('user_not_found');
    // It has been changed since it was checked.
    if (proven !== undefined && user.password_hash !== proven) throw wrongPassword('password.current');
    if (proven !== undefined) outbox.add(passwordChanged(id, { at: context.minute(), by: 'password' }));
    const change = { ...profile, ...credentials };
    if (address === undefined) return saveChange(context, tx, outbox, id, change);
    if (address === user.email) return saveChange(context, tx, outbox, id, { ...change, pending_email: null });
    const saved = await saveChange(context, tx, outbox, id, { ...change, pending_email: address });
    const waitMs = await sendLink(tx, outbox, { id, address }, 'verify_email', context.now());
    if (waitMs > 0) throw tooManyMails(waitMs);
    return saved;
  });
  await context.profiles.drop(id);
  return changed;
}

/**
 * The hash of a new password, and of the one that proves who chooses it.
 *
 * @throws ApiError 404, 403 if that one is wrong, 429 if too many were, 400 if the new one is guessed easily by who they are
 * from now on
 */
async function newCredentials(
  context: UsersContext,
  caller: Caller,
  profile: Partial<Owner>,
  chosen: { current: string; new: string },
) {
  const kept = await findCredentials(context.db, caller.id);
  if (!kept) throw apiError('user_not_found');
  await provePassword(context, caller, kept.password_hash, chosen.current);
  refuseWeak('password.new', chosen.new, { ...kept, ...profile });
  return { proven: kept.password_hash, password_hash: await hashPassword(chosen.new) };
}

/** Saves what the desk has changed. An address of whom the library does not know yet is theirs when they have confirmed it. */
async function saveAddress(
  context: UsersContext,
  tx: Transaction<Tables>,
  outbox: Outbox,
  user: { id: string; email: string; verified_at: Date | null },
  { email, ...change }: Parameters<typeof saveChange>[4],
): Promise<UserRow> {
  const { id, verified_at } = user;
  if (email === undefined) return saveChange(context, tx, outbox, id, change);
  if (verified_at !== null || email === '') {
    // A librarian has seen whose the account is.
    if (emailKey(email) !== emailKey(user.email)) await endLinks(tx, id, 'restore_address');
    await tellFormerAddress(context, tx, outbox, user, { email, purpose: 'tell_former_address' });
    return saveChange(context, tx, outbox, id, { ...change, email, pending_email: null });
  }
  const saved = await saveChange(context, tx, outbox, id, { ...change, pending_email: email });
  await sendLink(tx, outbox, { id, address: email }, 'verify_email', context.now());
  return saved;
}

/** A user as they are now, and what of their standing was changed, as it was before. */
export type ChangedAtDesk = { user: UserRow; before: Standing };

/** The desk corrects a user's data, or changes their standing. @throws ApiError 400 for an unknown category, 403, 404, 409. */
export async function changeAtDesk(
  context: UsersContext,
  caller: Caller,
  id: string,
  change: DeskChange,
  commit: CommitOf<Tables, ChangedAtDesk>,
): Promise<ChangedAtDesk> {
  const { email, full_name: name, ...standing } = change;
  const profile = {
    ...(email !== undefined && { email: email === null ? '' : checkedAddress(email) }),
    ...(name !== undefined && { full_name: name.trim() }),
  };
  const changed = await refuseTaken(() =>
    commit(async (tx, outbox) => {
      const user = await lockUser(tx, id);
      if (!user) throw apiError('user_not_found');
      const refusal = refusalOfChange(caller, user, change);
      if (refusal) throw apiError(refusal);
      if (!mayHaveAddress({ hasPassword: user.password_hash !== null, hasAddress: user.email !== '' }, email))
        throw apiError('signs_in_by_email', {}, { errors: [{ field: 'email', code: 'needed_to_sign_in' }] });
      // A role would go with the account, unseen.
      if (change.role !== undefined && change.role !== user.role && (await isMerging(tx, id)))
        throw apiError('account_leaving');
      if (change.patron_category !== undefined) await requireCategory(tx, change.patron_category);
      // A code that was issued to a reader must not open what they may do in another role.
      const code = change.role !== undefined && { sign_in_code_hash: null, sign_in_code_until: null };
      const changed = await saveAddress(context, tx, outbox, user, { ...standing, ...profile, ...code });
      return { user: changed, before: changedStanding(user, change) };
    }),
  );
  await context.profiles.drop(id);
  return changed;
}

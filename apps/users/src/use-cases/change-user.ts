import { apiError, invalidField } from '#errors';
import { message } from '#messaging/outbox.ts';
import type { Transaction } from 'kysely';
import type { CommitOf, Outbox } from '#messaging/commit.ts';
import { isUniqueViolation } from '#postgres/database.ts';
import type { Caller, Role } from '#core/caller.ts';
import type { UsersContext } from '../context.ts';
import { mayChangeUser } from '../domain/may-change-user.ts';
import { hashPassword, passwordMatches } from '../credentials/password-hash.ts';
import type { Tables } from '../store/schema.ts';
import { changeUser, findUser, lockUser, type UserRow } from '../store/users.ts';
import { checkedAddress } from './checked-address.ts';

export type ProfileChange = {
  email?: string;
  full_name?: string;
  language?: 'ru' | 'en';
  password?: { current: string; new: string };
};

export type DeskChange = {
  patron_category?: string;
  loan_limit?: number | null;
  blocked?: boolean;
  block_reason?: string | null;
  expires_on?: string | null;
  role?: Role;
};

/** A user changes their own profile. @throws ApiError 403 for a wrong current password, 409 for a taken address. */
export async function changeOwnProfile(
  context: UsersContext,
  id: string,
  change: ProfileChange,
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const { password, email, full_name: name, ...rest } = change;
  const profile = {
    ...rest,
    ...(email !== undefined && { email: checkedAddress(email) }),
    ...(name !== undefined && { full_name: name.trim() }),
  };
  const passwordHash = password && (await hashPassword(password.new));
  try {
    const changed = await commit(async (tx, outbox) => {
      const user = await lockUser(tx, id);
      if (!user) throw apiError('user_not_found');
      if (password && !(await passwordMatches(user.password_hash, password.current)))
        throw apiError('wrong_password', {}, { errors: [{ field: 'password.current', code: 'wrong' }] });
      const credentials = passwordHash !== undefined && { password_hash: passwordHash };
      return save(context, tx, outbox, id, { ...profile, ...credentials });
    });
    await context.profiles.drop(id);
    return changed;
  } catch (error) {
    if (isUniqueViolation(error, 'users_email'))
      throw apiError('email_taken', {}, { errors: [{ field: 'email', code: 'taken' }] });
    throw error;
  }
}

/** The desk changes a user's standing. @throws ApiError 403, 404, or 400 for an unknown category. */
export async function changeAtDesk(
  context: UsersContext,
  caller: Caller,
  id: string,
  change: DeskChange,
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const changed = await commit(async (tx, outbox) => {
    const user = await lockUser(tx, id);
    if (!user) throw apiError('user_not_found');
    if (!mayChangeUser(caller, user, change.role !== undefined && change.role !== user.role))
      throw apiError('forbidden');
    if (change.patron_category !== undefined) await categoryExists(tx, change.patron_category);
    return save(context, tx, outbox, id, change);
  });
  await context.profiles.drop(id);
  return changed;
}

async function categoryExists(tx: Transaction<Tables>, code: string): Promise<void> {
  const category = await tx.selectFrom('patron_category').select('code').where('code', '=', code).executeTakeFirst();
  if (!category) throw invalidField('patron_category', 'category_unknown');
}

async function save(
  { today }: UsersContext,
  tx: Transaction<Tables>,
  outbox: Outbox,
  id: string,
  change: Parameters<typeof changeUser>[2],
): Promise<UserRow> {
  const { id: user_id, ...changed } = await changeUser(tx, id, change);
  outbox.add(
    message('user.changed', id, {
      user_id,
      ...changed,
      ...(change.password_hash !== undefined && { credentials_changed: true }),
    }),
  );
  const row = await findUser(tx, id, today());
  if (!row) throw apiError('user_not_found');
  return row;
}

import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Outbox } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import type { UsersContext } from '../context.ts';
import type { Tables } from '../store/schema.ts';
import { endLinks } from '../store/account-links.ts';
import { changeUser, findUser, type UserRow } from '../store/users.ts';

type Change = Parameters<typeof changeUser>[2] & { address_restored_since?: Date };

/** Changes a user's row, and announces it. A link to another password is of the password and the address that were. */
export async function saveChange(
  { today }: Pick<UsersContext, 'today'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  id: string,
  { address_restored_since, ...change }: Change,
): Promise<UserRow> {
  const { id: user_id, verified_at, ...changed } = await changeUser(tx, id, change);
  // Before an address is confirmed, the links go to the one that waits.
  const isOfAnotherAddress = change.email !== undefined || (verified_at === null && change.pending_email !== undefined);
  if (change.password_hash !== undefined || isOfAnotherAddress) await endLinks(tx, id, 'reset_password');
  if (change.email !== undefined || change.pending_email !== undefined) await endLinks(tx, id, 'verify_email');
  outbox.add(
    message('user.changed', id, {
      user_id,
      ...changed,
      // Nobody is to write to an address before its owner has confirmed it.
      email: verified_at === null ? '' : changed.email,
      ...(change.password_hash !== undefined && { credentials_changed: true }),
      ...(address_restored_since && { address_restored_since: address_restored_since.toISOString() }),
    }),
  );
  const { reading_history } = change;
  if (reading_history !== undefined)
    outbox.add(message('user.history_chosen', id, { user_id, reading_history, account_version: changed.version }));
  const row = await findUser(tx, id, today());
  if (!row) throw apiError('user_not_found');
  return row;
}

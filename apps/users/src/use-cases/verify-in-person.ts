import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import { refusalOfChange } from '../domain/change-refusal.ts';
import { endLinks } from '../store/account-links.ts';
import type { Tables } from '../store/schema.ts';
import { findUser, lockUser, type UserRow } from '../store/users.ts';
import { claimRegistration } from './claim-registration.ts';
import { refuseTaken } from './refuse-taken.ts';
import { saveChange } from './save-change.ts';

/**
 * Somebody has shown at the desk who they are, and said that the address is theirs. They choose a password by a code of the
 * desk, or by a link that is sent to the address. Whoever is verified already stays so, by whom it was, and keeps their password.
 *
 * @throws ApiError 403 if the caller may not change them, or it is themselves; 404; 409 if somebody else has the address
 */
export async function verifyInPerson(
  context: UsersContext,
  caller: Caller,
  id: string,
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const { now, today, profiles } = context;
  const verified = await refuseTaken(() =>
    commit(async (tx, outbox) => {
      const user = await lockUser(tx, id);
      // Who has never been verified cannot have asked for it: it is an old registration that is being deleted.
      const isBeingDeleted = user?.verified_at === null && user.deletion_requested_at !== null;
      if (!user || isBeingDeleted) throw apiError('user_not_found');
      if (refusalOfChange(caller, user, {})) throw apiError('forbidden');
      if (caller.id === id) throw apiError('own_standing');
      if (user.verified_at === null) {
        await endLinks(tx, id, 'verify_email');
        const claimed = await claimRegistration(tx, id, now());
        const address = user.pending_email !== null && { email: user.pending_email, pending_email: null };
        return saveChange(context, tx, outbox, id, { ...claimed, ...address, verified_by: caller.id });
      }
      const known = await findUser(tx, id, today());
      if (!known) throw apiError('user_not_found');
      return known;
    }),
  );
  await profiles.drop(id);
  return verified;
}

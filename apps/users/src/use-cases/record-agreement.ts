import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import type { NamedVersion } from '../domain/agreements.ts';
import { refusalOfChange } from '../domain/change-refusal.ts';
import type { Tables } from '../store/schema.ts';
import { findUser, lockUser, type UserRow } from '../store/users.ts';
import { keepAgreements } from './keep-agreements.ts';

/**
 * Somebody has signed a version of a document on paper, at the desk.
 *
 * @throws ApiError 400 for a version that is not published; 403 if the caller may not change them, or it is themselves; 404
 */
export async function recordAgreement(
  { profiles, today }: UsersContext,
  caller: Caller,
  id: string,
  version: NamedVersion,
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const recorded = await commit(async (tx) => {
    const user = await lockUser(tx, id);
    if (!user) throw apiError('user_not_found');
    if (refusalOfChange(caller, user, {})) throw apiError('forbidden');
    if (caller.id === id) throw apiError('own_agreement');
    await keepAgreements(tx, id, { agreedTo: [version], recordedBy: caller.id, field: 'version' });
    const row = await findUser(tx, id, today());
    if (!row) throw apiError('user_not_found');
    return row;
  });
  await profiles.drop(id);
  return recorded;
}

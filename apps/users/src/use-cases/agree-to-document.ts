import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import type { NamedVersion } from '../domain/agreements.ts';
import type { Tables } from '../store/schema.ts';
import { findGuardianship } from '../store/guardianships.ts';
import { findUser, lockUser, type UserRow } from '../store/users.ts';
import { keepAgreements } from './keep-agreements.ts';

/**
 * Somebody agrees to a version of a document by themselves, or a guardian for a child, who must be that still: it is kept who.
 *
 * @throws ApiError 400 for a version that is not published; 404 if the caller is a guardian no more
 */
export async function agreeToDocument(
  { profiles, today }: UsersContext,
  { id, actor }: Caller,
  version: NamedVersion,
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const agreed = await commit(async (tx) => {
    // So that nothing of them is added to an account that is being erased.
    if (!(await lockUser(tx, id))) throw apiError('user_not_found');
    if (actor !== undefined && !(await findGuardianship(tx, { child_id: id, guardian_id: actor }, today())))
      throw apiError('guardianship_not_found');
    await keepAgreements(tx, id, { agreedTo: [version], agreedBy: actor, field: 'version' });
    const user = await findUser(tx, id, today());
    if (!user) throw apiError('user_not_found');
    return user;
  });
  await profiles.drop(id);
  return agreed;
}

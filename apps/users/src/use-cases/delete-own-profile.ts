import { apiError, isRejection } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import type { UsersContext } from '../context.ts';
import type { Tables } from '../store/schema.ts';
import { eraseUser, recordDeletionRequest, withdrawDeletionRequest, type DeletionRequest } from '../store/users.ts';

/** False: it will be deleted when loans answers. */
export type Deletion = { deleted: boolean };

/**
 * Deletes an account once loans, which owns what readers have and owe, has closed its reader. The request is recorded
 * first: where loans does not answer, or this process dies, finish-deletions goes on with it.
 *
 * @throws ApiError 404, or 409 while books are out or fines are open.
 */
export async function deleteOwnProfile(
  context: UsersContext,
  id: string,
  commit: CommitOf<Tables, Deletion>,
): Promise<Deletion> {
  const requested = { id, at: context.now() };
  if (!(await recordDeletionRequest(context.db, requested))) throw apiError('user_not_found');
  try {
    return await finishDeletion(context, requested, commit);
  } catch (error) {
    if (isRejection(error) || !(error instanceof ApiError)) throw error;
    return { deleted: false };
  }
}

/** @throws ApiError 409 where loans refuses, which ends the request; 503 where it does not answer, which does not. */
export async function finishDeletion(
  { db, loans, profiles }: UsersContext,
  requested: DeletionRequest,
  commit: CommitOf<Tables, Deletion>,
): Promise<Deletion> {
  const { id } = requested;
  try {
    await loans.closeReader(id);
  } catch (error) {
    if (isRejection(error)) await withdrawDeletionRequest(db, requested);
    throw error;
  }
  const deletion = await commit(async (tx, outbox) => {
    if (await eraseUser(tx, id)) outbox.add(message('user.deleted', id, { user_id: id }));
    return { deleted: true };
  });
  await profiles.drop(id);
  return deletion;
}

import { message } from '#messaging/outbox.ts';
import { notFound, Problem } from '#core/problem.ts';
import type { UsersContext } from '../context.ts';
import { eraseUser, recordDeletionRequest, withdrawDeletionRequest } from '../store/users.ts';

/**
 * Deletes an account once loans, which owns what readers have and owe, has closed its reader. The request is recorded
 * first: where loans does not answer, or this process dies, finish-deletions goes on with it.
 *
 * @returns whether it is deleted; otherwise it will be when loans answers.
 * @throws Problem 404, or 409 while books are out or fines are open.
 */
export async function deleteOwnProfile(context: UsersContext, id: string): Promise<{ deleted: boolean }> {
  const { db, now } = context;
  if (!(await recordDeletionRequest(db, id, now()))) throw notFound('user');
  try {
    await finishDeletion(context, id);
    return { deleted: true };
  } catch (error) {
    if (error instanceof Problem && error.status >= 500) return { deleted: false };
    throw error;
  }
}

/** @throws Problem 409 where loans refuses, which ends the request; 503 where it does not answer, which does not. */
export async function finishDeletion({ db, commit, loans, profiles }: UsersContext, id: string): Promise<void> {
  try {
    await loans.closeReader(id);
  } catch (error) {
    if (error instanceof Problem && error.status < 500) await withdrawDeletionRequest(db, id);
    throw error;
  }
  await commit(async (tx, outbox) => {
    if (await eraseUser(tx, id)) outbox.add(message('user.deleted', id, { user_id: id }));
  });
  await profiles.drop(id);
}

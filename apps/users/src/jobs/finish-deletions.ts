import { isRejection } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { UsersContext } from '../context.ts';
import { requestedDeletions } from '../store/users.ts';
import { finishDeletion, refuseDeletion } from '../use-cases/delete-own-profile.ts';

/** Longer than a request takes, so that one still being answered is left alone. */
const STALE_MS = 30_000;

/**
 * Continues deletions that were requested but not finished: loans did not answer, or the process died. If one is
 * refused now, the user had been promised the deletion, so they are notified by e-mail.
 */
export async function finishDeletions(
  context: UsersContext,
  stopping: () => boolean,
): Promise<{ deleted: number; refused: number }> {
  const before = new Date(context.now().getTime() - STALE_MS);
  let [deleted, refused] = [0, 0];
  for (const requested of await requestedDeletions(context.db, before)) {
    if (stopping()) break;
    try {
      await finishDeletion(context, requested, context.commit);
      deleted += 1;
    } catch (error) {
      if (isRejection(error)) {
        await refuseDeletion(context, requested, error, { byEmail: true });
        refused += 1;
        continue;
      }
      // Still no answer: the next run tries again.
      if (!(error instanceof ApiError)) throw error;
      context.log.warn({ user_id: requested.id, code: error.code }, 'an account could not be deleted yet');
    }
  }
  return { deleted, refused };
}

import type { UsersContext } from '../context.ts';
import { requestedDeletions } from '../store/users.ts';
import { finishDeletion, refuseDeletion } from '../use-cases/delete-own-profile.ts';
import { finishRequests, staleBefore } from './finish-requests.ts';

/**
 * Continues deletions that were requested but not finished: loans did not answer, or the process died. If one is
 * refused now, the user had been promised the deletion, so they are notified by e-mail.
 */
export async function finishDeletions(
  context: UsersContext,
  stopping: () => boolean,
): Promise<{ deleted: number; refused: number }> {
  const { finished: deleted, refused } = await finishRequests(
    await requestedDeletions(context.db, staleBefore(context.now())),
    {
      finish: (requested) => finishDeletion(context, requested, context.commit),
      refuse: (requested, why) => refuseDeletion(context, requested, why, { byEmail: true }),
      leave: ({ id }, { code }) => context.log.warn({ user_id: id, code }, 'an account could not be deleted yet'),
    },
    stopping,
  );
  return { deleted, refused };
}

import type { UsersContext } from '../context.ts';
import { requestedMerges } from '../store/merges.ts';
import { finishMerge, refuseMerge } from '../use-cases/merge-reader.ts';
import { finishRequests, staleBefore } from './finish-requests.ts';

/** Continues merges that were asked for and are not done: loans did not answer, or the process died. */
export async function finishMerges(
  context: UsersContext,
  stopping: () => boolean,
): Promise<{ merged: number; refused: number }> {
  const { finished: merged, refused } = await finishRequests(
    await requestedMerges(context.db, staleBefore(context.now())),
    {
      finish: (requested) => finishMerge(context, requested, context.commit),
      refuse: (requested, why) => refuseMerge(context, requested, why),
      leave: ({ from }, { code }) => context.log.warn({ user_id: from, code }, 'an account could not be merged yet'),
    },
    stopping,
  );
  return { merged, refused };
}

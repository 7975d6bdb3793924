import { isRejection } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { UsersContext } from '../context.ts';
import { requestedMerges } from '../store/merges.ts';
import { finishMerge, refuseMerge } from '../use-cases/merge-reader.ts';

/** Longer than a request takes, so that one still being answered is left alone. */
const STALE_MS = 30_000;

/** Continues merges that were asked for and are not done: loans did not answer, or the process died. */
export async function finishMerges(
  context: UsersContext,
  stopping: () => boolean,
): Promise<{ merged: number; refused: number }> {
  const before = new Date(context.now().getTime() - STALE_MS);
  let [merged, refused] = [0, 0];
  for (const requested of await requestedMerges(context.db, before)) {
    if (stopping()) break;
    try {
      await finishMerge(context, requested, context.commit);
      merged += 1;
    } catch (error) {
      if (isRejection(error)) {
        await refuseMerge(context, requested, error);
        refused += 1;
        continue;
      }
      // Still no answer: the next run tries again.
      if (!(error instanceof ApiError)) throw error;
      context.log.warn({ user_id: requested.from, code: error.code }, 'an account could not be merged yet');
    }
  }
  return { merged, refused };
}

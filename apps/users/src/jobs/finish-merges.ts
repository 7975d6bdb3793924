import { isRejection } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { UsersContext } from '../context.ts';
import { requestedMerges } from '../store/merges.ts';
import { finishMerge, refuseMerge } from '../use-cases/merge-reader.ts';

/** Longer than a request takes, so that one still being answered is left alone. */
const STALE_MS = 30_000;

/**
 * Continues merges that were asked for and are not done: loans did not answer, or the process died. One that fails keeps none behind it
 * waiting.
 *
 * @throws AggregateError of what failed, once all have been tried.
 */
export async function finishMerges(
  context: UsersContext,
  stopping: () => boolean,
): Promise<{ merged: number; refused: number }> {
  const before = new Date(context.now().getTime() - STALE_MS);
  let [merged, refused] = [0, 0];
  const failures: unknown[] = [];
  for (const requested of await requestedMerges(context.db, before)) {
    if (stopping()) break;
    try {
      await finishMerge(context, requested, context.commit);
      merged += 1;
    } catch (error) {
      if (isRejection(error)) {
        await refuseMerge(context, requested, error);
        refused += 1;
      } else if (error instanceof ApiError) {
        // Still no answer: the next run tries again.
        context.log.warn({ user_id: requested.from, code: error.code }, 'an account could not be merged yet');
      } else failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'accounts could not be merged');
  return { merged, refused };
}

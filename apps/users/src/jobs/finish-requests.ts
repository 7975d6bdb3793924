import { isRejection } from '#errors';
import { ApiError } from '#core/api-error.ts';

/** Longer than a request takes, so that one still being answered is left alone. */
const STALE_MS = 30_000;

/** When what was asked for by then, and is not done, has been left by whoever answered it. */
export const staleBefore = (now: Date): Date => new Date(now.getTime() - STALE_MS);

type Work<Requested> = {
  finish: (requested: Requested) => Promise<unknown>;
  /** Ends what another service refuses. */
  refuse: (requested: Requested, why: ApiError) => Promise<void>;
  /** Another service has given no answer: the next run tries again. */
  leave: (requested: Requested, why: ApiError) => void;
};

/**
 * Continues what was asked for and is not done. One that fails keeps none behind it waiting.
 *
 * @throws AggregateError of what failed, once all have been tried.
 */
export async function finishRequests<Requested>(
  requests: readonly Requested[],
  { finish, refuse, leave }: Work<Requested>,
  stopping: () => boolean,
): Promise<{ finished: number; refused: number }> {
  let [finished, refused] = [0, 0];
  const failures: unknown[] = [];
  for (const requested of requests) {
    if (stopping()) break;
    try {
      await finish(requested);
      finished += 1;
    } catch (error) {
      if (isRejection(error)) {
        await refuse(requested, error);
        refused += 1;
      } else if (error instanceof ApiError) leave(requested, error);
      else failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'requests could not be finished');
  return { finished, refused };
}

import { setTimeout as pause } from 'node:timers/promises';
import { Unanswered } from '#core/breakers.ts';

const PAUSE_MS = 150;

/**
 * Makes an idempotent call, and repeats it once if nobody answered: sidecars do not retry, since they cannot know what
 * is safe to repeat.
 *
 * @param deadline once it is over, the call is not repeated
 */
export async function repeatOnce<Answer>(call: () => Promise<Answer>, deadline: AbortSignal): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Unanswered) || deadline.aborted) throw error;
    await pause(PAUSE_MS, undefined, { signal: deadline }).catch(() => {
      throw error;
    });
    return call();
  }
}

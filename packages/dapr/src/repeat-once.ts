import { setTimeout as pause } from 'node:timers/promises';
import { Unanswered } from '#core/breakers.ts';

const PAUSE_MS = 150;

/**
 * Makes a call that may be made twice, and once more where nobody answered the first: sidecars repeat nothing, since
 * they cannot tell what is safe to repeat.
 *
 * @param deadline where it is over, the first failure is the last
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

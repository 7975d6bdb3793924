import type { Log } from './log.ts';

/**
 * What follows a turn: `again`, there may be more to do; `wait`, until the worker is woken or polls; or a pause, which
 * no wake shortens.
 */
export type NextTurn = 'again' | 'wait' | { pauseMs: number };

type Options = {
  name: string;
  /** Looks for work and does a piece of it. `signal` is aborted when the worker stops: finish soon. */
  turn: (signal: AbortSignal) => Promise<NextTurn>;
  /** A turn begins at least this often, for work without a wake: another replica's, or work that is due later. */
  pollIntervalMs: number;
  /** How many turns may run concurrently. */
  concurrency?: number;
  /** Wakes closer together than this share a turn; the first one after an idle time is served at once. */
  spacingMs?: number;
  /** The longest pause after consecutive failures. */
  longestPauseMs?: number;
  log: Log;
};

export type Worker = {
  /** A turn begins after this call, at once if possible. Call it after the work was committed. */
  wake: () => void;
  /** Starts no more turns. Resolves when the running ones have ended. */
  stop: () => Promise<void>;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Runs turns until it is stopped. If a turn throws, the error is logged and the worker pauses, longer each time; wakes
 * during a pause do not shorten it, and are not lost. After a pause one turn runs first, and concurrent ones follow
 * only if there is more to do.
 *
 * @example
 * const worker = startWorker({ name: 'e-mail sender', turn: sendOne, pollIntervalMs: 1_000, concurrency: 4, log });
 * lifecycle.onStop('e-mail sender', worker.stop);
 */
export function startWorker(options: Options): Worker {
  const { name, turn, pollIntervalMs, log } = options;
  const { concurrency = 1, spacingMs = 0, longestPauseMs = LONGEST_PAUSE_MS } = options;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  /** Turns still to run, because of wakes and of turns that found more to do; never more than can run concurrently. */
  let wakes = 1;
  let repeats = 0;
  let failures = 0;
  let lastBegan = -Infinity;
  let pausedUntil = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  /**
   * During a pause, one turn is enough however often the worker is woken: it shows first whether work succeeds again.
   */
  const owe = (owed: number, turns: number): number =>
    Math.min(performance.now() < pausedUntil ? 1 : concurrency, owed + turns);

  function nextIsDue(): number {
    if (repeats > 0) return pausedUntil;
    return Math.max(pausedUntil, lastBegan + (wakes > 0 ? spacingMs : pollIntervalMs));
  }

  function schedule(): void {
    clearTimeout(timer);
    if (stopping.signal.aborted || running.size >= concurrency) return;
    const wait = nextIsDue() - performance.now();
    if (wait <= 0) begin();
    else timer = setTimeout(schedule, Math.ceil(wait));
  }

  function begin(): void {
    lastBegan = performance.now();
    wakes = Math.max(0, wakes - 1);
    repeats = Math.max(0, repeats - 1);
    const run = takeTurn().finally(() => {
      running.delete(run);
      schedule();
    });
    running.add(run);
    schedule();
  }

  async function takeTurn(): Promise<void> {
    const failuresBefore = failures;
    try {
      const next = await turn(stopping.signal);
      failures = 0;
      // One for itself, and one for an idle concurrent turn.
      if (next === 'again') repeats = owe(repeats, 2);
      else if (next !== 'wait') pause(next.pauseMs);
    } catch (error) {
      // Concurrent turns that fail from the same cause are one failure.
      failures = Math.max(failures, failuresBefore + 1);
      log.warn({ err: error, worker: name, failures }, 'a turn failed: pausing');
      pause(Math.min(longestPauseMs, FIRST_PAUSE_MS * 2 ** (failures - 1)));
    }
  }

  function pause(ms: number): void {
    pausedUntil = Math.max(pausedUntil, performance.now() + ms);
    // The work that was found is still there.
    repeats = 0;
    wakes = 1;
  }

  schedule();
  return {
    wake: () => {
      wakes = owe(wakes, 1);
      schedule();
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await Promise.all(running);
    },
  };
}

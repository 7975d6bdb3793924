import type { Log } from './log.ts';

/**
 * What a turn knows of the next: there may be more to do at once; nothing, until somebody wakes the worker or it polls;
 * or nothing may be tried for so long, whoever wakes it.
 */
export type NextTurn = 'again' | 'wait' | { pauseMs: number };

type Options = {
  /** For the log. */
  name: string;
  /** Looks for work and does a piece of it. `signal` is aborted when the worker is to stop: finish soon. */
  turn: (signal: AbortSignal) => Promise<NextTurn>;
  /** A turn begins at least this often, for work that nobody woke the worker for: another replica's, what is due later. */
  pollIntervalMs: number;
  /** How many turns may run side by side. */
  concurrency?: number;
  /** Wakes that come closer together than this share a turn; the first after a quiet time is served at once. */
  spacingMs?: number;
  /** The longest pause after turns that failed one after the other. */
  longestPauseMs?: number;
  log: Log;
};

export type Worker = {
  /** A turn begins after this call, at once where that is possible. Call it after the commit of what is to be done. */
  wake: () => void;
  /** No turn begins any more. Resolves when those that run have ended. */
  stop: () => Promise<void>;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Takes turns at a queue until it is stopped. A turn that throws is logged, and the worker pauses, longer each time;
 * wakes during a pause do not shorten it, and are not lost. After a pause one turn goes first, and more side by side only
 * as there is more to do.
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
  /** Turns that are owed to wakes, and to turns that found more to do. More than can run at once says nothing new. */
  let wakes = 1;
  let repeats = 0;
  let failures = 0;
  let lastBegan = -Infinity;
  let pausedUntil = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  /** While it pauses one turn is owed, however often it is woken: that one sees first whether things go again. */
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
      // One for itself and one for a neighbour that has nothing to do.
      if (next === 'again') repeats = owe(repeats, 2);
      else if (next !== 'wait') pause(next.pauseMs);
    } catch (error) {
      // Turns that ran side by side and failed of the same cause are one failure.
      failures = Math.max(failures, failuresBefore + 1);
      log.warn({ err: error, worker: name, failures }, 'a turn failed: pausing');
      pause(Math.min(longestPauseMs, FIRST_PAUSE_MS * 2 ** (failures - 1)));
    }
  }

  function pause(ms: number): void {
    pausedUntil = Math.max(pausedUntil, performance.now() + ms);
    // What was found lies there still.
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

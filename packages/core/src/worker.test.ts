import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startWorker, type NextTurn, type Worker } from './worker.ts';

const log = pino({ level: 'silent' });
const POLL_INTERVAL_MS = 1_000;

/** A turn that the test ends. */
type Turn = { end: (next: NextTurn) => Promise<void>; fail: () => Promise<void> };

let worker: Worker | undefined;
let turns: Turn[] = [];
let open = 0;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(async () => {
  const stopped = worker?.stop();
  for (const turn of turns) await turn.end('wait');
  await stopped;
  vi.useRealTimers();
  turns = [];
  worker = undefined;
  open = 0;
});

const settled = () => vi.advanceTimersByTimeAsync(0);

function aWorker(options: Partial<Parameters<typeof startWorker>[0]> = {}): Worker {
  worker = startWorker({
    name: 'test',
    log,
    pollIntervalMs: POLL_INTERVAL_MS,
    turn: () => {
      open += 1;
      return new Promise<NextTurn>((resolve, reject) => {
        turns.push({
          end: async (next) => {
            resolve(next);
            await settled();
          },
          fail: async () => {
            reject(new Error('the database is away'));
            await settled();
          },
        });
      }).finally(() => (open -= 1));
    },
    ...options,
  });
  return worker;
}

/** The newest turn. */
function last(): Turn {
  const turn = turns.at(-1);
  if (!turn) throw new Error('no turn has begun');
  return turn;
}

test('the first turn begins at once, and the next when it is time to poll', async () => {
  aWorker();
  expect(turns.length).toBe(1);
  await last().end('wait');
  await vi.advanceTimersByTimeAsync(POLL_INTERVAL_MS - 1);
  expect(turns.length).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(turns.length).toBe(2);
});

test('a wake during a turn is followed by a turn that begins after it', async () => {
  const { wake } = aWorker();
  wake();
  wake();
  expect(turns.length).toBe(1);
  await last().end('wait');
  expect(turns.length).toBe(2);
  await last().end('wait');
  expect(turns.length).toBe(2);
});

test('a turn that found more to do is followed by another at once', async () => {
  aWorker();
  await last().end('again');
  await last().end('again');
  expect(turns.length).toBe(3);
});

test('as many turns run side by side as there is work for, and no more than are allowed', async () => {
  const { wake } = aWorker({ concurrency: 3 });
  expect(open).toBe(1);
  await last().end('again');
  expect(open).toBe(2);
  for (let index = 0; index < 10; index += 1) wake();
  expect(open).toBe(3);
});

test('a turn that hangs takes its own place only: the others poll on', async () => {
  aWorker({ concurrency: 2 });
  await vi.advanceTimersByTimeAsync(POLL_INTERVAL_MS);
  expect(open).toBe(2);
  await last().end('wait');
  await vi.advanceTimersByTimeAsync(POLL_INTERVAL_MS);
  expect(turns.length).toBe(3);
});

test('wakes that come close together share a turn; the first after a quiet time is served at once', async () => {
  const { wake } = aWorker({ spacingMs: 50 });
  await last().end('wait');
  await vi.advanceTimersByTimeAsync(100);
  wake();
  expect(turns.length).toBe(2);
  await last().end('wait');
  for (let index = 0; index < 10; index += 1) wake();
  expect(turns.length).toBe(2);
  await vi.advanceTimersByTimeAsync(50);
  expect(turns.length).toBe(3);
  await last().end('wait');
  await vi.advanceTimersByTimeAsync(POLL_INTERVAL_MS - 1);
  expect(turns.length).toBe(3);
});

test('a worker whose turns fail pauses longer and longer, however often it is woken', async () => {
  const { wake } = aWorker({ longestPauseMs: 2_000 });
  for (const pauseMs of [500, 1_000, 2_000, 2_000]) {
    const begun = turns.length;
    await last().fail();
    for (let index = 0; index < 10; index += 1) wake();
    await vi.advanceTimersByTimeAsync(pauseMs - 1);
    expect(turns.length).toBe(begun);
    await vi.advanceTimersByTimeAsync(1);
    expect(turns.length).toBe(begun + 1);
  }
  await last().end('wait');
  wake();
  await last().fail();
  const begun = turns.length;
  await vi.advanceTimersByTimeAsync(500);
  expect(turns.length).toBe(begun + 1);
});

test('turns that fail side by side are one failure', async () => {
  const { wake } = aWorker({ concurrency: 4 });
  for (let index = 0; index < 3; index += 1) wake();
  expect(open).toBe(4);
  for (const turn of turns) await turn.fail();
  await vi.advanceTimersByTimeAsync(499);
  expect(open).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(open).toBe(1);
});

test('a turn can ask for a pause; after it one turn goes first', async () => {
  const { wake } = aWorker({ concurrency: 4 });
  await last().end({ pauseMs: 5_000 });
  for (let index = 0; index < 10; index += 1) wake();
  await vi.advanceTimersByTimeAsync(4_999);
  expect(open).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(open).toBe(1);
});

test('stopping tells the turns that run, waits for them, and begins no other', async () => {
  let signal: AbortSignal | undefined;
  let end: (() => void) | undefined;
  let begun = 0;
  const { wake, stop } = aWorker({
    turn: (given) => {
      signal = given;
      begun += 1;
      return new Promise((resolve) => (end = () => resolve('again')));
    },
  });
  let stopped = false;
  const stopping = stop().then(() => (stopped = true));
  wake();
  await settled();
  expect({ aborted: signal?.aborted, stopped }).toEqual({ aborted: true, stopped: false });
  end?.();
  await stopping;
  await vi.advanceTimersByTimeAsync(10 * POLL_INTERVAL_MS);
  expect(begun).toBe(1);
});

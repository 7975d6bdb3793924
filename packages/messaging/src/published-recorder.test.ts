import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PublishedRecorder } from './published-recorder.ts';

const lane = { topic: 'book.events', lane: 0, failures: 0, pauseMs: 0 };
const read = (position: number) => ({ position, put_back: false });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what is being recorded is not recorded a second time beside it', async () => {
  const recorded: number[][] = [];
  let end: () => void = () => undefined;
  const recorder = new PublishedRecorder(({ published }) => {
    recorded.push(published.map(({ position }) => position));
    return new Promise((resolve) => {
      end = resolve;
    });
  });
  recorder.remember([read(1)]);
  const first = recorder.record(lane);
  await vi.advanceTimersByTimeAsync(100);
  recorder.remember([read(2)]);
  const second = recorder.record(lane);
  await vi.advanceTimersByTimeAsync(100);
  expect(recorded).toEqual([[1]]);
  end();
  await first;
  await vi.advanceTimersByTimeAsync(100);
  end();
  await second;
  expect(recorded).toEqual([[1], [2]]);
});

test('what was put back is not recorded by a later try, and may leave again', async () => {
  const recorded: number[][] = [];
  const recorder = new PublishedRecorder(({ published }) => {
    recorded.push(published.map(({ position }) => position));
    // The database has stored it, but its answer was lost.
    return recorded.length === 1 ? Promise.reject(new Error('the connection was lost')) : Promise.resolve();
  });
  recorder.remember([read(1), read(2)]);
  const lost = expect(recorder.record(lane)).rejects.toThrow('the connection was lost');
  await vi.advanceTimersByTimeAsync(100);
  await lost;
  await recorder.putBack(() => Promise.resolve([{ positions: [1] }]));
  expect(recorder.has(1)).toBe(false);
  const retried = recorder.retry();
  await vi.advanceTimersByTimeAsync(100);
  await retried;
  expect(recorded).toEqual([[1, 2], [2]]);
});

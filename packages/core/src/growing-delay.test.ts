import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shutForMs, withOneMore, type Count, type Limit } from './growing-delay.ts';

const MINUTE_MS = 60_000;
const limit: Limit = { free: 5, forgetMs: 15 * MINUTE_MS, longestMs: 15 * MINUTE_MS };
const start = new Date('2026-05-01T12:00:00Z');
const none: Count = { level: 0, countedAt: start };

test('five tries are free; then each that fails makes the next one wait twice as long, up to the longest', () => {
  let [count, now] = [none, start];
  const waits = [];
  for (let failed = 1; failed <= 11; failed += 1) {
    count = withOneMore(limit, count, now);
    const waitMs = shutForMs(limit, count, now);
    waits.push(waitMs / MINUTE_MS);
    now = new Date(now.getTime() + waitMs);
    expect(shutForMs(limit, count, now)).toBe(0);
  }
  expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15]);
});

test('whatever has failed, and however often, it is forgotten within the longest wait and so many times the time of one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20 * MINUTE_MS), { maxLength: 100 }), (gaps) => {
      let [count, now] = [none, start];
      for (const gap of gaps) {
        now = new Date(now.getTime() + gap);
        count = withOneMore(limit, count, now);
      }
      const calm = new Date(now.getTime() + limit.longestMs + 10 * limit.forgetMs);
      expect(withOneMore(limit, count, calm)).toEqual({ level: 1, countedAt: calm });
    }),
  );
});

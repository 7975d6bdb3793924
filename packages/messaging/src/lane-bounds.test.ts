import { expect, test } from 'vitest';
import { LaneBounds } from './lane-bounds.ts';
import { LANES } from './lanes.ts';

const lane = { topic: 't', lane: 3 };
const all = () => true;

/** The position from which lane 3 is read. */
const from = (bounds: LaneBounds, now: number, withHolds: { topic: string; lane: number }[] = []) =>
  bounds.toLookAt(now, all, withHolds).find(({ lane: number }) => number === lane.lane)?.from;

test('a lane is looked at from a little below what left last, and from its beginning twice a minute', () => {
  const bounds = new LaneBounds(['t']);
  expect(bounds.toLookAt(0, all, []).length).toBe(LANES);
  bounds.advance(lane, 50_000);
  expect(from(bounds, 29_999)).toBe(49_000);
  expect(bounds.wholeLookIsDue(29_999)).toBe(false);
  expect(bounds.wholeLookIsDue(30_000)).toBe(true);
  expect(from(bounds, 30_000)).toBe(0);
  expect(from(bounds, 30_001)).toBe(49_000);
});

test('what is known to wait stays in sight, whatever leaves beside it, until nothing is held', () => {
  const bounds = new LaneBounds(['t']);
  from(bounds, 0);
  bounds.advance(lane, 50_000);
  bounds.pin(lane, 20_000);
  bounds.advance(lane, 60_000);
  expect(from(bounds, 10_000)).toBe(20_000);
  from(bounds, 30_000, [lane]);
  bounds.advance(lane, 70_000);
  expect(from(bounds, 40_000)).toBe(0);
  from(bounds, 60_000);
  bounds.advance(lane, 80_000);
  expect(from(bounds, 70_000)).toBe(79_000);
});

test('a lane at work is not looked at, and is looked at from its beginning when it is free', () => {
  const bounds = new LaneBounds(['t']);
  from(bounds, 0);
  bounds.advance(lane, 50_000);
  expect(bounds.toLookAt(30_000, ({ lane: number }) => number !== lane.lane, []).length).toBe(LANES - 1);
  expect(from(bounds, 30_001)).toBe(0);
});

test('what was read and has not left stays in sight, also where it was not tried', () => {
  const bounds = new LaneBounds(['t']);
  from(bounds, 0);
  bounds.settle(lane, [20_000, 30_000, 50_000], [30_000, 50_000]);
  expect(from(bounds, 1_000)).toBeLessThanOrEqual(20_000);
  from(bounds, 30_000);
  bounds.settle(lane, [20_000], [20_000]);
  bounds.settle(lane, [60_000, 70_000], [70_000, 60_000]);
  expect(from(bounds, 31_000)).toBe(69_000);
});

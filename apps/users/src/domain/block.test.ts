import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deeds, faultOfDays, forbiddenTo } from './block.ts';

const TODAY = '2026-05-31';

test.each([
  [{ from: TODAY }, undefined],
  [{ from: TODAY, until: TODAY }, undefined],
  [{ from: '2026-06-01', until: '2026-06-01' }, undefined],
  [{ from: '2026-06-02', until: '2026-06-01' }, 'before_beginning'],
  [{ from: '2026-05-01', until: '2026-05-30' }, 'before_today'],
  [{ from: '2026-05-01' }, undefined],
])('a block of the days %j: %j', (days, fault) => {
  expect(faultOfDays(days, TODAY)).toBe(fault);
});

test('somebody may do what no block forbids, and nothing under a block without words for it', () => {
  const some = fc.array(fc.constantFrom(...deeds));
  fc.assert(
    fc.property(some, (byBlocks) => {
      expect(new Set(forbiddenTo(false, byBlocks))).toEqual(new Set(byBlocks));
      expect(forbiddenTo(true, byBlocks)).toEqual(deeds);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsOfOne, type OpenHold } from './merged-holds.ts';

const hold = (id: string, bookId: string, state: OpenHold['state'] = 'waiting'): OpenHold => ({ id, bookId, state });
const ids = (holds: OpenHold[]) => holds.map(({ id }) => id);
const none: ReadonlySet<string> = new Set();

test('of two that wait for a title, the one that stands further ahead stays', () => {
  const { stay, end } = holdsOfOne([hold('ahead', 'a'), hold('other title', 'b'), hold('behind', 'a')], none);
  expect([ids(stay), ids(end)]).toEqual([['ahead', 'other title'], ['behind']]);
});

test('one for which a copy is kept stays, and the nearest copy of two', () => {
  expect(ids(holdsOfOne([hold('ahead', 'a'), hold('kept', 'a', 'to_fetch')], none).stay)).toEqual(['kept']);
  expect(ids(holdsOfOne([hold('way', 'a', 'in_transit'), hold('ready', 'a', 'ready')], none).stay)).toEqual(['ready']);
});

test('nobody waits for what they have on loan', () => {
  expect(ids(holdsOfOne([hold('of it', 'a', 'ready'), hold('of another', 'b')], new Set(['a'])).stay)).toEqual([
    'of another',
  ]);
});

const anyHolds = fc
  .array(
    fc.record({
      bookId: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom('waiting', 'to_fetch', 'in_transit', 'ready'),
    }),
    { maxLength: 6 },
  )
  .map((some): OpenHold[] => some.map((one, index) => ({ ...one, id: String(index) })));

test('each hold stays or ends, and exactly one stays on each title that is not on loan', () => {
  fc.assert(
    fc.property(anyHolds, fc.subarray(['a', 'b', 'c']), (holds, lent) => {
      const { stay, end } = holdsOfOne(holds, new Set(lent));
      expect(ids([...stay, ...end]).toSorted()).toEqual(ids(holds).toSorted());
      const titles = new Set(holds.map(({ bookId }) => bookId).filter((title) => !lent.includes(title)));
      expect(stay.map(({ bookId }) => bookId).toSorted()).toEqual([...titles].toSorted());
    }),
  );
});

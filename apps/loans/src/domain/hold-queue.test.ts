import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/library-day.ts';
import { firstFor, isWanted, PASSED_DAYS, type WaitingHold } from './hold-queue.ts';

const today = '2027-03-10';
const now = new Date(`${today}T09:00:00Z`);
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

const aHold = (but: Partial<WaitingHold> = {}): WaitingHold => ({
  id: 'a',
  branch: 'main',
  wantedCopy: null,
  placedAt: daysAgo(1),
  notBefore: null,
  notAfter: null,
  ...but,
});
const copy = { id: 'copy', branch: 'main' };
const at = { now, today };

test('the first in line who picks the book up where the copy lies goes before whoever does not', () => {
  const [far, near] = [aHold({ id: 'far', branch: 'north' }), aHold({ id: 'near' })];
  expect(firstFor([far, near], copy, at)).toBe(near);
  expect(firstFor([far], copy, at)).toBe(far);
});

test('whoever has waited for a week is passed by nobody', () => {
  const [patient, near] = [
    aHold({ id: 'far', branch: 'north', placedAt: daysAgo(PASSED_DAYS) }),
    aHold({ id: 'near' }),
  ];
  expect(firstFor([patient, near], copy, at)).toBe(patient);
  expect(firstFor([aHold({ id: 'new', branch: 'south' }), patient, near], copy, at)?.id).toBe('new');
});

test('a paused hold is passed until its day, and one on another copy by this one', () => {
  const [paused, other, last] = [
    aHold({ id: 'paused', notBefore: addDays(today, 1) }),
    aHold({ id: 'other', wantedCopy: 'another' }),
    aHold({ id: 'last' }),
  ];
  expect(firstFor([paused, other, last], copy, at)).toBe(last);
  expect(firstFor([{ ...paused, notBefore: today }, last], copy, at)?.id).toBe('paused');
  expect(firstFor([aHold({ notAfter: addDays(today, -1) })], copy, at)).toBeUndefined();
});

const anyDayOrNone = fc.option(fc.integer({ min: -5, max: 5 }).map((days) => addDays(today, days)));
const anyQueue = fc.array(
  fc.record({
    branch: fc.constantFrom('main', 'north', 'south'),
    wantedCopy: fc.constantFrom(null, null, 'copy', 'another'),
    placedAt: fc.integer({ min: 0, max: 20 }).map(daysAgo),
    notBefore: anyDayOrNone,
    notAfter: anyDayOrNone,
  }),
  { maxLength: 12 },
);

test('a copy serves somebody whenever anybody can be served, and nobody is passed but by the rule', () => {
  fc.assert(
    fc.property(anyQueue, (rows) => {
      const queue = rows.map((row, index) => ({ ...row, id: String(index) }));
      const able = queue.filter(
        (hold) => isWanted(hold, today) && (hold.wantedCopy === null || hold.wantedCopy === copy.id),
      );
      const served = firstFor(queue, copy, at);
      expect(served === undefined).toBe(able.length === 0);
      if (!served) return;
      const passed = able.slice(0, able.indexOf(served));
      for (const hold of passed) {
        expect(served.branch).toBe(copy.branch);
        expect(hold.branch).not.toBe(copy.branch);
        expect(now.getTime() - hold.placedAt.getTime()).toBeLessThan(PASSED_DAYS * 86_400_000);
      }
    }),
  );
});

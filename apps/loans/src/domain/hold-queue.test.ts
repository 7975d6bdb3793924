import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/library-day.ts';
import { firstFor, isWanted, PASSED_DAYS, placeInLine, type WaitingHold } from './hold-queue.ts';

const today = '2027-03-10';
const now = new Date(`${today}T09:00:00Z`);
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

const aHold = (but: Partial<WaitingHold> = {}): WaitingHold => ({
  id: 'a',
  branch: 'main',
  wantedCopy: null,
  placedAt: daysAgo(1),
  priority: 0,
  movedAhead: false,
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

test('a copy passes nobody of a higher priority', () => {
  const [far, near] = [aHold({ id: 'far', branch: 'north', priority: 1 }), aHold({ id: 'near' })];
  expect(firstFor([far, near], copy, at)).toBe(far);
  expect(firstFor([{ ...far, priority: 0 }, near], copy, at)).toBe(near);
});

test('a hold joins behind its own priority, and before a lower one', () => {
  const line = [aHold({ priority: 2 }), aHold({ priority: 1 }), aHold(), aHold()];
  expect([0, 1, 2, 3].map((priority) => placeInLine(line, { priority, now }))).toEqual([5, 3, 2, 1]);
  expect(placeInLine([], { priority: 1, now })).toBe(1);
});

test('it passes nobody who has waited for a week, or was put ahead', () => {
  const patient = aHold({ placedAt: daysAgo(PASSED_DAYS) });
  expect(placeInLine([aHold(), patient, aHold()], { priority: 9, now })).toBe(3);
  expect(placeInLine([aHold({ movedAhead: true }), aHold()], { priority: 9, now })).toBe(2);
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
    priority: fc.integer({ min: 0, max: 2 }),
    movedAhead: fc.boolean(),
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
        expect(hold.branch === copy.branch && hold.priority <= served.priority).toBe(false);
        expect(hold.priority).toBeLessThanOrEqual(served.priority);
        expect(now.getTime() - hold.placedAt.getTime()).toBeLessThan(PASSED_DAYS * 86_400_000);
      }
    }),
  );
});

/** What happens in a line over some weeks: somebody joins it, a copy serves somebody, or staff move a hold. */
const anyStory = fc.array(
  fc.oneof(
    fc.record({ what: fc.constant('join' as const), priority: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ what: fc.constant('serve' as const) }),
    fc.record({ what: fc.constant('move' as const), from: fc.nat(20), to: fc.nat(20) }),
    fc.record({ what: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 5 }) }),
  ),
  { maxLength: 60 },
);
type Joined = WaitingHold & { moved: boolean };

test('a line is by priority, then by time, as far as staff leave it; and nobody is passed after a week', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      let line: Joined[] = [];
      let day = 0;
      story.forEach((step, index) => {
        const moment = new Date(now.getTime() + day * 86_400_000 + index);
        if (step.what === 'wait') day += step.days;
        if (step.what === 'serve') line = line.slice(1);
        if (step.what === 'move' && line.length > 0) {
          const [from, to] = [step.from % line.length, step.to % line.length];
          const [hold] = line.splice(from, 1);
          if (hold) line.splice(to, 0, { ...hold, moved: true, movedAhead: to < from });
        }
        if (step.what !== 'join') return;
        const place = placeInLine(line, { priority: step.priority, now: moment });
        expect(place).toBeGreaterThanOrEqual(1);
        expect(place).toBeLessThanOrEqual(line.length + 1);
        for (const passed of line.slice(place - 1)) {
          expect(passed.priority).toBeLessThan(step.priority);
          expect(passed.movedAhead).toBe(false);
          expect(moment.getTime() - passed.placedAt.getTime()).toBeLessThan(PASSED_DAYS * 86_400_000);
        }
        const joined = aHold({ id: String(index), placedAt: moment, priority: step.priority });
        line.splice(place - 1, 0, { ...joined, moved: false });
      });
      const untouched = line.filter(({ moved }) => !moved);
      for (const [index, hold] of untouched.entries())
        for (const behind of untouched.slice(index + 1)) {
          if (behind.priority === hold.priority) expect(hold.placedAt < behind.placedAt).toBe(true);
          // Whoever stands before a higher priority came first, and was not to be passed any more.
          if (behind.priority > hold.priority) expect(hold.placedAt < behind.placedAt).toBe(true);
        }
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOut, mayArrive, mayBecome, maySend, type CopyStatus, type HandSetStatus } from './copy-status.ts';

const BY_HAND: readonly HandSetStatus[] = ['available', 'missing', 'damaged', 'in_repair', 'lost', 'withdrawn'];
const ALL: readonly CopyStatus[] = [...BY_HAND, 'reserved', 'on_loan', 'on_hold_shelf', 'in_transit', 'on_order'];

const aStatus = fc.constantFrom(...ALL);
const byHand = fc.constantFrom(...BY_HAND);

test.each(BY_HAND)('nobody says by hand that a copy that is out or about to go out is %s', (next) => {
  expect(mayBecome('on_loan', next)).toBe(false);
  expect(mayBecome('reserved', next)).toBe(false);
});

test.each(BY_HAND)('a copy that nobody has can become %s, wherever it was', (next) => {
  for (const status of [...BY_HAND, 'in_transit' as const, 'on_hold_shelf' as const])
    expect(mayBecome(status, next)).toBe(true);
});

test('what is on order comes, or is given up', () => {
  expect(BY_HAND.filter((next) => mayBecome('on_order', next))).toEqual(['available', 'withdrawn']);
});

test('whatever the desk says by hand of a copy, and however often, what only lending says comes of none of it', () => {
  fc.assert(
    fc.property(aStatus, fc.array(byHand), (first, said) => {
      let status: CopyStatus = first;
      for (const next of said) if (mayBecome(status, next)) status = next;
      expect(isOut(status)).toBe(status === first && isOut(first));
    }),
  );
});

test('from wherever a copy is that no reader has, the desk can bring it back to the shelf', () => {
  fc.assert(
    fc.property(
      aStatus.filter((status) => !isOut(status)),
      (status) => {
        expect(mayBecome(status, 'available')).toBe(true);
      },
    ),
  );
});

test('a copy that a reader has, or that is not there, is neither sent nor does it arrive, but for one on the hold shelf', () => {
  const isAway = (status: CopyStatus) =>
    isOut(status) || ['missing', 'damaged', 'in_repair', 'lost', 'withdrawn'].includes(status);
  for (const status of ALL.filter(isAway))
    expect([status, maySend(status), mayArrive(status)]).toEqual([status, false, status === 'on_hold_shelf']);
});

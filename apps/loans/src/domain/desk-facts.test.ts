import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byLibraryClock, endedBy, lendingOf, type CopyInHand, type OnLoan } from './desk-facts.ts';

type Fact = { kind: 'lend' | 'return'; at: Date; reader: string };

/** One copy, and what desks say of it. */
function library() {
  let onLoan: OnLoan | undefined;
  const known: { at: Date; ends: boolean }[] = [];
  const loans: (OnLoan & { until: Date | undefined })[] = [];
  const close = (until: Date) => {
    if (onLoan) loans.push({ ...onLoan, until });
    known.push({ at: until, ends: true });
    onLoan = undefined;
  };
  const open = ({ at, reader }: Fact) => {
    onLoan = { loanId: `${reader} ${at.getTime()}`, readerId: reader, since: at };
  };
  const inHand = ({ at }: Fact): CopyInHand => ({
    onLoan,
    lastKnown: latest(known.map((one) => one.at)),
    nextEnd: earliest(known.filter((one) => one.ends && one.at > at).map((one) => one.at)),
  });
  function say(fact: Fact): void {
    const copy = inHand(fact);
    if (fact.kind === 'return') {
      if (endedBy(fact, copy)) close(fact.at);
      known.push({ at: fact.at, ends: true });
      return;
    }
    const lending = lendingOf(fact, fact.reader, copy);
    if (lending.do === 'close_and_lend') close(fact.at);
    if (lending.do === 'lend' || lending.do === 'close_and_lend' || lending.do === 'lend_and_close') open(fact);
    if (lending.do === 'lend_and_close') close(lending.end);
    known.push({ at: fact.at, ends: false });
  }
  return { say, holder: () => onLoan?.readerId, loans };
}

const latest = (dates: Date[]) =>
  dates.reduce<Date | undefined>((one, other) => (one && one > other ? one : other), undefined);
const earliest = (dates: Date[]) =>
  dates.reduce<Date | undefined>((one, other) => (one && one < other ? one : other), undefined);

/** In order of their times. */
const facts = fc
  .array(
    fc.record({ kind: fc.constantFrom('lend' as const, 'return' as const), reader: fc.constantFrom('А', 'Б', 'В') }),
    {
      maxLength: 8,
    },
  )
  .map((all) => all.map((fact, index): Fact => ({ ...fact, at: new Date(1_000_000 * (index + 1)) })));

const shuffled = (all: Fact[]) =>
  fc
    .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.array(fc.nat(), { maxLength: 5 }))
    .map(([order, again]) => [...order, ...again.flatMap((index) => order[index % order.length] ?? [])]);

test('in whatever order and however often desks say what they did, the same reader has the copy', () => {
  fc.assert(
    fc.property(
      facts.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
      ([inOrder, said]) => {
        const [one, other] = [library(), library()];
        inOrder.forEach(one.say);
        said.forEach(other.say);
        expect(other.holder()).toBe(one.holder());
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a copy that was lent and has come back leaves a loan of that time, in either order', () => {
  const lend: Fact = { kind: 'lend', reader: 'А', at: new Date(1) };
  const giveBack: Fact = { kind: 'return', reader: '', at: new Date(2) };
  for (const order of [
    [lend, giveBack],
    [giveBack, lend],
  ]) {
    const { say, holder, loans } = library();
    order.forEach(say);
    expect([holder(), loans]).toEqual([undefined, [expect.objectContaining({ readerId: 'А', until: giveBack.at })]]);
  }
});

test.each([
  ['is shifted by the measured offset', '2026-05-01T08:00:00Z', '2026-05-01T09:00:00Z', '2026-05-01T10:00:00Z'],
  ['is the same within two minutes', '2026-05-01T09:59:00Z', '2026-05-01T09:30:00Z', '2026-05-01T09:30:00Z'],
  [
    'that is ahead says nothing of what is to come',
    '2026-05-01T10:01:00Z',
    '2026-05-01T10:01:00Z',
    '2026-05-01T10:00:00Z',
  ],
])('a clock %s', (_what, saidAt, at, expected) => {
  const now = new Date('2026-05-01T10:00:00Z');
  const shifted = saidAt === '2026-05-01T08:00:00Z' ? new Date('2026-05-01T08:00:00Z') : new Date(at);
  expect(byLibraryClock(shifted, { saidAt: new Date(saidAt), now })).toEqual(new Date(expected));
});

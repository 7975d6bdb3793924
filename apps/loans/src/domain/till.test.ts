import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAYMENT_METHODS } from './charge.ts';
import { differenceOf, figuresOf, hasLess, tillAt, tillThen, type Taking, type Till } from './till.ts';

const till = (but: Partial<Till> = {}): Till => ({
  id: 'a till',
  branchId: 'main',
  name: 'Касса 1',
  floatMinor: 1_000,
  openedAt: new Date('2026-05-01T09:00:00Z'),
  openedBy: 'anna',
  closed: null,
  ...but,
});

const anyTaking: fc.Arbitrary<Taking> = fc.record({
  kind: fc.constantFrom('payment', 'refund'),
  method: fc.constantFrom(...PAYMENT_METHODS),
  amountMinor: fc.integer({ min: 1, max: 1_000 }),
});

test('whatever is taken in whatever order, there are the float and the cash that came in, less what went out', () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.array(anyTaking, { maxLength: 30 }), fc.nat(5_000), (floatMinor, given, counted) => {
      const taken: Taking[] = [];
      let inDrawer = floatMinor;
      for (const one of given) {
        const refusal = hasLess(figuresOf({ floatMinor }, taken), one);
        const isTooMuch = one.kind === 'refund' && one.method === 'cash' && one.amountMinor > inDrawer;
        expect(refusal !== undefined).toBe(isTooMuch);
        if (refusal) continue;
        taken.push(one);
        if (one.method === 'cash') inDrawer += one.kind === 'payment' ? one.amountMinor : -one.amountMinor;
        expect(figuresOf({ floatMinor }, taken).expectedMinor).toBe(inDrawer);
        expect(inDrawer).toBeGreaterThanOrEqual(0);
      }
      const figures = figuresOf({ floatMinor }, taken);
      const total = (kind: Taking['kind']) =>
        taken.filter((one) => one.kind === kind).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const sumOf = (sums: { amountMinor: number }[]) => sums.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      expect(sumOf(figures.payments)).toBe(total('payment'));
      expect(sumOf(figures.refunds)).toBe(total('refund'));
      const closing = { at: new Date(), by: 'anna', countedMinor: counted, comment: null };
      expect(figures.expectedMinor + differenceOf(figures, closing)).toBe(counted);
    }),
  );
});

const [mine, hers] = [till({ id: 'mine' }), till({ id: 'hers', openedBy: 'vera' })];

test.each([
  ['cash where none is open', { usesTills: true, open: [] }, 'cash', { rejection: { code: 'till_not_open' } }],
  ['cash where the branch uses none', { usesTills: false, open: [] }, 'cash', { till: undefined }],
  ['a card where none is open', { usesTills: true, open: [] }, 'card', { till: undefined }],
  ['the only one, whoever has opened it', { usesTills: true, open: [hers] }, 'cash', { till: hers }],
  ['one’s own of several', { usesTills: true, open: [hers, mine] }, 'cash', { till: mine }],
  [
    'several of others',
    { usesTills: true, open: [hers, till({ id: 'third', openedBy: 'olga' })] },
    'cash',
    { rejection: { code: 'several_tills_open' } },
  ],
] as const)('%s', (_what, at, method, chosen) => {
  expect(tillAt(at, method, 'anna')).toEqual(chosen);
});

test('what was taken before a till was opened is not in it', () => {
  const at = { usesTills: true, open: [mine] };
  expect(tillThen(at, new Date('2026-05-01T09:00:00Z'), 'cash', 'anna')).toEqual({ till: mine });
  expect(tillThen(at, new Date('2026-05-01T08:59:59Z'), 'cash', 'anna')).toEqual({
    rejection: { code: 'till_not_open' },
  });
});

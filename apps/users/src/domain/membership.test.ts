import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/library-day.ts';
import { firstLastDay, renewedMembership } from './membership.ts';

const TODAY = '2026-05-31';

test.each([
  ['2026-06-30', 12, { until: '2027-06-30' }],
  ['2026-05-31', 12, { until: '2027-05-31' }],
  ['2026-05-30', 12, { until: '2027-05-31' }],
  [null, 12, { until: '2027-05-31' }],
  ['2026-05-31', 1, { until: '2026-06-30' }],
  ['2027-05-30', 12, { until: '2028-05-30' }],
  ['2027-05-31', 12, { refused: 'membership_runs', until: '2027-05-31' }],
  ['2027-06-01', 12, { refused: 'membership_runs', until: '2027-06-01' }],
  ['2026-06-30', null, { refused: 'category_without_term' }],
])('a membership until %j with a term of %j months', (expiresOn, termMonths, renewal) => {
  expect(renewedMembership({ expiresOn, termMonths }, TODAY)).toEqual(renewal);
});

test('whoever joins today has a whole term, or no last day', () => {
  expect(firstLastDay('2026-01-31', 1)).toBe('2026-02-28');
  expect(firstLastDay('2026-01-31', null)).toBeUndefined();
});

test('a renewal takes no day away, and a second one at once is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: -800, max: 800 }), fc.integer({ min: 1, max: 120 }), (days, termMonths) => {
      const expiresOn = addDays(TODAY, days);
      const renewed = renewedMembership({ expiresOn, termMonths }, TODAY);
      if ('refused' in renewed) return days > 0;
      const again = renewedMembership({ expiresOn: renewed.until, termMonths }, TODAY);
      return renewed.until > expiresOn && renewed.until > TODAY && 'refused' in again;
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOfHours } from '../../../house/hours.ts';
import { hoursOfText } from './hours-text.ts';

test.each([
  ['', []],
  [
    '9:00-13.00, 14:00 – 19:00',
    [
      { opens: '09:00', closes: '13:00' },
      { opens: '14:00', closes: '19:00' },
    ],
  ],
  ['00:00–24:00', [{ opens: '00:00', closes: '24:00' }]],
  ['закрыто', undefined],
  ['19:00–9:00', undefined],
  ['9:00–13:00, 12:00–19:00', undefined],
  ['25:00–26:00', undefined],
  ['9–19', undefined],
  ['1:00-2:00, 3:00-4:00, 5:00-6:00, 7:00-8:00, 9:00-10:00', undefined],
])('“%s” is understood, or it is asked what is meant', (text, hours) => {
  expect(hoursOfText(text)).toEqual(hours);
});

test('what is kept is shown, and read again as the same', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 8 });
  const time = (of: number) => `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
  fc.assert(
    fc.property(minutes, (given) => {
      const sorted = given.toSorted((a, b) => a - b);
      const hours = Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
        opens: time(sorted[2 * index] ?? 0),
        closes: time(sorted[2 * index + 1] ?? 0),
      }));
      expect(hoursOfText(textOfHours(hours))).toEqual(hours);
    }),
  );
});

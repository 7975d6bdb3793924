import { expect, test } from 'vitest';
import { areInOrder, weekdayOf } from './opening-hours.ts';

const spans = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((span) => {
      const [opens = '', closes = ''] = span.split('-');
      return { opens, closes };
    });

test.each([
  ['closed all day', '', true],
  ['open all day', '00:00-24:00', true],
  ['closed for lunch', '09:00-13:00 14:00-19:00', true],
  ['one span right after the other', '09:00-13:00 13:00-19:00', true],
  ['a span that ends before it begins', '19:00-09:00', false],
  ['a span of no length', '09:00-09:00', false],
  ['spans that overlap', '09:00-13:00 12:59-19:00', false],
  ['the later span first', '14:00-19:00 09:00-13:00', false],
])('%s', (_name, text, inOrder) => {
  expect(areInOrder(spans(text))).toBe(inOrder);
});

test('a day of the week is that of the calendar, over leap days and the end of a year', () => {
  expect(['2027-12-31', '2028-01-01', '2028-02-29', '2028-03-01'].map(weekdayOf)).toEqual([
    'friday',
    'saturday',
    'tuesday',
    'wednesday',
  ]);
});

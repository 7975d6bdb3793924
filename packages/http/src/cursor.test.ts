import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, number, pagedBy, text, uuid } from './cursor.ts';

const id = '01890000-0000-7000-8000-000000000001';
const cursorOf = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');

test('the end of a page leads to what follows it', () => {
  const byTitle = pagedBy(text, uuid);
  const { items, next_cursor } = byTitle.page(
    ['Дар', 'Идиот'],
    1,
    (title) => [title, id],
    (title) => title,
  );
  expect(items).toEqual(['Дар']);
  expect(byTitle.after(next_cursor)).toEqual(['Дар', id]);
  expect(
    byTitle.page(
      ['Идиот'],
      1,
      (title) => [title, id],
      (title) => title,
    ),
  ).toEqual({ items: ['Идиот'] });
});

test('an instant keeps its microseconds', () => {
  const key = ['2026-05-05T10:00:00.123456Z', id];
  expect(pagedBy(instant, uuid).after(cursorOf(key))).toEqual(key);
});

test.each([
  ['not base64', '%%%'],
  ['not JSON', Buffer.from('{').toString('base64url')],
  ['too few parts', cursorOf(['2026-05-05T10:00:00Z'])],
  ['no list', cursorOf({ 0: '2026-05-05T10:00:00Z', 1: id })],
  ['a day that does not exist', cursorOf(['2026-02-30T10:00:00Z', id])],
  ['a year that PostgreSQL does not have', cursorOf(['+275760-09-13T00:00:00Z', id])],
  ['an instant that is not in UTC', cursorOf(['2026-05-05T10:00:00+03:00', id])],
  ['an offset that nobody has', cursorOf(['2026-05-05T10:00:00+23:59', id])],
  ['a number for an instant', cursorOf([1, id])],
  ['no UUID', cursorOf(['2026-05-05T10:00:00Z', `urn:uuid:${id}`])],
])('a cursor that nobody gave is refused: %s', (_why, cursor) => {
  expect(() => pagedBy(instant, uuid).after(cursor)).toThrow('invalid_request');
});

test('a text with NUL or half a character, and a number that is none, are in no cursor', () => {
  for (const value of ['a\u0000b', '\ud800'])
    expect(() => pagedBy(text).after(cursorOf([value]))).toThrow('invalid_request');
  for (const value of ['NaN', 'Infinity', '1e999', '', '0x1'])
    expect(() => pagedBy(number).after(cursorOf([value]))).toThrow('invalid_request');
  expect(pagedBy(number).after(cursorOf(['6.0792e-2']))).toEqual(['6.0792e-2']);
});

test.each(['1e300', '-1e300', '3.5e38', '1e-300', '-1e-46', '1e-400'])(
  '%s, which no float4 holds, is in no cursor',
  (value) => {
    expect(() => pagedBy(number).after(cursorOf([value]))).toThrow('invalid_request');
  },
);

test.each(['0', '-0.0', '0e5', '1e-45', '3.4028235e+38', '-1'])('%s may be in a cursor', (value) => {
  expect(pagedBy(number).after(cursorOf([value]))).toEqual([value]);
});

test('every sort key that a list gives comes back', () => {
  const byTitle = pagedBy(text, uuid);
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((title) => !title.includes('\u0000')),
      fc.uuid(),
      (title, anId) => {
        const { next_cursor } = byTitle.page(
          [1, 2],
          1,
          () => [title, anId],
          (row) => row,
        );
        expect(byTitle.after(next_cursor)).toEqual([title, anId]);
      },
    ),
  );
});

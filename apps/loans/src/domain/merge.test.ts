import { expect, test } from 'vitest';
import { rejectMerge } from './merge.ts';

const good = { fromIsClosed: false, intoIsClosed: false, bothHave: [] };

test('two readers become one, unless one of them is leaving or both have a copy of one book', () => {
  expect(rejectMerge(good)).toEqual([]);
  expect(rejectMerge({ ...good, fromIsClosed: true })).toEqual([{ code: 'reader_closed' }]);
  expect(rejectMerge({ ...good, intoIsClosed: true, bothHave: ['Дар', 'Мы'] })).toEqual([
    { code: 'reader_closed' },
    { code: 'both_have_book', facts: { title: 'Дар' } },
    { code: 'both_have_book', facts: { title: 'Мы' } },
  ]);
});

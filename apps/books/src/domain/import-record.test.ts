import { expect, test } from 'vitest';
import { judgeRecord } from './import-record.ts';

const record = { sourceKey: 'test:1', title: ' Евгений Онегин ', author: 'Александр Пушкин' };

test('a record with title and author is accepted, with one copy', () => {
  expect(judgeRecord(record)).toEqual({
    sourceKey: 'test:1',
    isbn: null,
    title: 'Евгений Онегин',
    author: 'Александр Пушкин',
    description: '',
    publishedYear: null,
    language: null,
    material: 'book',
    totalCopies: 1,
  });
});

test.each([
  ['title_missing', { title: '  ' }],
  ['title_too_long', { title: 'x'.repeat(1001) }],
  ['author_too_long', { author: 'x'.repeat(1001) }],
  ['not_an_isbn', { isbn: '9.78044E+12' }],
  ['wrong_check_digit', { isbn: '0306406153' }],
  ['year_impossible', { publishedYear: 19999 }],
  ['language_unknown', { language: 'en-US' }],
  ['material_unknown', { material: 'coffee' }],
])('%s', (code, flaw) => {
  expect(judgeRecord({ ...record, ...flaw })).toMatchObject({ sourceKey: 'test:1', code });
});

test('a work that is entered under its title has no author', () => {
  expect(judgeRecord({ sourceKey: 'test:1', title: 'Слово о полку Игореве' })).toMatchObject({ author: '' });
});

test('lengths are counted in characters, and none is cut in two', () => {
  const long = judgeRecord({ sourceKey: 'x:1', title: '𝒳'.repeat(1_000), description: `a${'😀'.repeat(10_000)}` });
  expect(long).toMatchObject({ title: '𝒳'.repeat(1_000), description: `a${'😀'.repeat(9_999)}` });
  expect(judgeRecord({ sourceKey: 'x:1', title: '𝒳'.repeat(1_001) })).toMatchObject({ code: 'title_too_long' });
  expect(judgeRecord({ sourceKey: 'x:1', title: 'a', author: '𝒳'.repeat(1_000) })).toMatchObject({ title: 'a' });
});

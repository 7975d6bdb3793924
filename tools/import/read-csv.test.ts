import { expect, test } from 'vitest';
import { recordOf } from './read-csv.ts';

test('an ISBN-10 gets its leading zeros back, and an ISBN-13 in scientific notation is not used', () => {
  const row = { book_id: '1', isbn: '439023483', isbn13: '9.78043902348e+12', title: 'T', authors: 'A' };
  expect(recordOf(row, 'goodbooks', 2).isbn).toBe('0439023483');
});

test('a good ISBN-13 comes first', () => {
  expect(recordOf({ isbn: '439023483', isbn13: '978-0-439-02348-1', title: 'T', author: 'A' }, 's', 2).isbn).toBe(
    '9780439023481',
  );
});

test('authors are divided by commas or by semicolons; a year may have a fraction, a language a country', () => {
  const row = {
    id: '7',
    title: 'Good Omens',
    authors: 'Terry Pratchett, Neil Gaiman',
    original_publication_year: '1990.0',
    language_code: 'en-US',
  };
  expect(recordOf(row, 's', 9)).toEqual({
    source_key: 's:7',
    title: 'Good Omens',
    author: 'Terry Pratchett; Neil Gaiman',
    published_year: 1990,
    language: 'en',
  });
  expect(recordOf({ title: 'T', author: 'Толстой, Лев; Чехов, Антон' }, 's', 9)).toEqual({
    source_key: 's:line 9',
    title: 'T',
    author: 'Толстой, Лев; Чехов, Антон',
  });
});

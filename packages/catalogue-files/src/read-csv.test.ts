import { expect, test } from 'vitest';
import { readCsv, recordOf } from './read-csv.ts';
import { inChunks, readAll } from './testing/chunks.ts';

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

const read = (text: string | Uint8Array, size?: number) => readAll(readCsv(inChunks(text, size), 's'));

test.each([1, 2, 3, 7, 1000])('a table is the same however it is cut: every %i bytes', async (size) => {
  const table = 'id,title,author\r\n1,"Дар, роман","Набоков\nВладимир"\r\n\r\n2,"""Ада""",Набоков';
  expect((await read(table, size)).map(({ place, record }) => [place, record.source_key, record.title])).toEqual([
    [2, 's:1', 'Дар, роман'],
    [3, 's:2', '"Ада"'],
  ]);
});

test.each([
  ['\ufeffНазвание;Автор;Год\nДар;Набоков;1938', 'as a Russian spreadsheet saves it'],
  ['Title\tAuthor\tYear\nДар\tНабоков\t1938\n', 'with tabs'],
])('the columns are found: %j', async (table) => {
  expect(await read(table)).toMatchObject([
    { place: 2, record: { title: 'Дар', author: 'Набоков', published_year: 1938 } },
  ]);
});

test.each([
  ['name,writer\nДар,Набоков', 'no_title', 1],
  ['title\nДар\n"Ада" и ещё,\nЛужин', 'broken', 1],
  [Uint8Array.from([...new TextEncoder().encode('title\n'), 0xc4, 0xe0, 0xf0]), 'not_utf8', 1],
] as const)('what cannot be read is told: %#', async (table, fault, place) => {
  await expect(read(table)).rejects.toMatchObject({ fault, place });
});

test('of a large table little is kept, and what stands before a fault is read', async () => {
  const rows = Array.from({ length: 20_000 }, (_, row) => `${row},Книга ${row}`);
  const seen: number[] = [];
  const reading = async () => {
    for await (const { place } of readCsv(inChunks(`id,title\n${rows.join('\n')}\n"broken" row,x\n`, 65_536), 's'))
      seen.push(place);
  };
  await expect(reading()).rejects.toMatchObject({ fault: 'broken' });
  expect(seen.length).toBeGreaterThan(15_000);
});

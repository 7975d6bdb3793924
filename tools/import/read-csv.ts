import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { CatalogueRecord } from './catalogue-record.ts';

/** Names under which the columns come. */
const COLUMNS = {
  id: ['id', 'book_id', 'record_id'],
  title: ['title', 'original_title'],
  author: ['author', 'authors'],
  isbn: ['isbn', 'isbn10'],
  isbn13: ['isbn13', 'isbn_13'],
  year: ['published_year', 'year', 'original_publication_year'],
  language: ['language', 'language_code'],
  description: ['description'],
  copies: ['total_copies', 'copies'],
};

type Row = Record<string, string>;

export async function* readCsv(file: string, source: string): AsyncGenerator<CatalogueRecord> {
  const rows = createReadStream(file).pipe(
    parse({
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  let line = 1;
  for await (const row of rows) yield recordOf(row as Row, source, (line += 1));
}

export function recordOf(row: Row, source: string, line: number): CatalogueRecord {
  const value = (column: keyof typeof COLUMNS) =>
    COLUMNS[column].map((name) => row[name]?.trim()).find((text) => text) ?? '';
  const year = Number.parseInt(value('year'), 10);
  const language = value('language').split('-')[0]?.toLowerCase();
  const isbn = isbnOf(value('isbn'), value('isbn13'));
  const copies = Number.parseInt(value('copies'), 10);
  return {
    source_key: `${source}:${value('id') || `line ${line}`}`,
    title: value('title'),
    author: authorsOf(value('author')),
    ...(isbn && { isbn }),
    ...(Number.isInteger(year) && { published_year: year }),
    ...(language && { language }),
    ...(value('description') && { description: value('description') }),
    ...(Number.isInteger(copies) && { total_copies: copies }),
  };
}

/** Spreadsheets eat leading zeros of ISBN-10 and turn ISBN-13 into 9.78E+12: the one is put right, the other is lost. */
function isbnOf(isbn: string, isbn13: string): string {
  const usable = isbn13.replaceAll('-', '');
  if (/^97[89]\d{10}$/.test(usable)) return usable;
  return /^\d{5,9}[\dXx]?$/.test(isbn) ? isbn.padStart(10, '0') : isbn;
}

/** Authors divided by commas, as "Terry Pratchett, Neil Gaiman"; a semicolon, where there is one, divides them already. */
function authorsOf(text: string): string {
  return text.includes(';')
    ? text
    : text
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .join('; ');
}

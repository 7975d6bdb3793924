import { parse } from 'csv-parse/browser/esm/sync';
import type { CatalogueRecord, ReadRecord } from './catalogue-record.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Names under which the columns come. */
const COLUMNS = {
  id: ['id', 'book_id', 'record_id'],
  title: ['title', 'original_title', 'название', 'заглавие'],
  author: ['author', 'authors', 'автор', 'авторы'],
  isbn: ['isbn', 'isbn10'],
  isbn13: ['isbn13', 'isbn_13'],
  year: ['published_year', 'year', 'original_publication_year', 'год', 'год издания'],
  language: ['language', 'language_code', 'язык'],
  description: ['description', 'описание', 'аннотация'],
  copies: ['total_copies', 'copies', 'экземпляры', 'количество экземпляров'],
};

type Row = Record<string, string | undefined>;

/**
 * The records of a table with a header line. Columns are divided by commas, semicolons or tabs, as spreadsheets save them.
 *
 * @throws UnreadableFile
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, source: string): AsyncGenerator<ReadRecord> {
  let header: { names: string[]; delimiter: string } | undefined;
  let place = 0;
  for await (const text of wholeRows(decoded(chunks))) {
    header ??= headerOf(text);
    const { names, delimiter } = header;
    for (const row of rowsIn(text, delimiter, place + 1)) {
      place += 1;
      if (place === 1) continue;
      yield { place, record: recordOf(Object.fromEntries(names.map((name, at) => [name, row[at]])), source, place) };
    }
  }
}

/** @throws UnreadableFile where the letters are not in UTF-8 */
async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new UnreadableFile('not_utf8', 1, { cause });
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

/** The text in pieces that end with a row, so that little of a large file is in memory. A line break within quotes ends no row. */
async function* wholeRows(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let [rest, looked, end, isQuoted] = ['', 0, 0, false];
  for await (const text of texts) {
    rest += text;
    for (; looked < rest.length; looked += 1) {
      if (rest[looked] === '"') isQuoted = !isQuoted;
      else if (rest[looked] === '\n' && !isQuoted) end = looked + 1;
    }
    if (end === 0) continue;
    yield rest.slice(0, end);
    rest = rest.slice(end);
    [looked, end] = [rest.length, 0];
  }
  if (rest !== '') yield rest;
}

function headerOf(text: string): { names: string[]; delimiter: string } {
  const [line = ''] = text.split('\n');
  const [delimiter = ','] = [',', ';', '\t'].sort((a, b) => line.split(b).length - line.split(a).length);
  const [names = []] = rowsIn(`${line}\n`, delimiter, 1);
  const known = names.map((name) => name.trim().toLowerCase());
  if (!COLUMNS.title.some((name) => known.includes(name))) throw new UnreadableFile('no_title', 1);
  return { names: known, delimiter };
}

function rowsIn(text: string, delimiter: string, place: number): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (cause) {
    throw new UnreadableFile('broken', place, { cause });
  }
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

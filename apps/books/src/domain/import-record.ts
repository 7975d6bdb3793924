import type { FieldCode } from '#errors';
import { readIsbn } from './isbn.ts';

export type ImportRecord = {
  /** The origin of the record, such as `goodbooks:17`. */
  sourceKey: string;
  isbn?: string;
  title?: string;
  author?: string;
  description?: string;
  publishedYear?: number;
  language?: string;
  material?: string;
  totalCopies?: number;
};

export type AcceptedRecord = {
  sourceKey: string;
  isbn: string | null;
  title: string;
  author: string;
  description: string;
  publishedYear: number | null;
  language: string | null;
  material: string;
  totalCopies: number;
};

export type RejectedRecord = { sourceKey: string; code: FieldCode; field: string };

const MATERIALS = new Set(['book', 'audiobook', 'music', 'periodical', 'score', 'video', 'map']);

/**
 * Decides on one record of an import: one that a librarian would have to correct is rejected, not corrected by guessing.
 * A missing author is no fault: many works are entered under their title.
 */
export function judgeRecord(record: ImportRecord): AcceptedRecord | RejectedRecord {
  const reject = (field: string, code: FieldCode) => ({ sourceKey: record.sourceKey, code, field });
  const title = record.title?.trim() ?? '';
  const author = record.author?.trim() ?? '';
  if (title === '') return reject('title', 'title_missing');
  if (lengthOf(title) > 1000) return reject('title', 'title_too_long');
  if (lengthOf(author) > 1000) return reject('author', 'author_too_long');
  if (record.publishedYear !== undefined && Math.abs(record.publishedYear) > 3000)
    return reject('published_year', 'year_impossible');
  if (record.language !== undefined && !/^[a-z]{2,3}$/.test(record.language))
    return reject('language', 'language_unknown');
  if (record.material !== undefined && !MATERIALS.has(record.material)) return reject('material', 'material_unknown');

  let isbn: string | null = null;
  if (record.isbn !== undefined && record.isbn.trim() !== '') {
    const reading = readIsbn(record.isbn);
    if ('error' in reading) return reject('isbn', reading.error);
    isbn = reading.isbn;
  }
  return {
    sourceKey: record.sourceKey,
    isbn,
    title,
    author,
    description: [...(record.description ?? '').trim()].slice(0, 10_000).join(''),
    publishedYear: record.publishedYear ?? null,
    language: record.language ?? null,
    material: record.material ?? 'book',
    totalCopies: record.totalCopies ?? 1,
  };
}

/** In characters, as the contract counts. */
const lengthOf = (text: string): number => [...text].length;

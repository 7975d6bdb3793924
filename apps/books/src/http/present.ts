import { fieldTextOf, type Language } from '#errors';
import type { components } from '#contracts/books.ts';
import type { BookRow } from '../store/books.ts';
import type { CopyRow } from '../store/copies.ts';
import type { ImportResult } from '../use-cases/import-books.ts';

export type Book = components['schemas']['Book'];
export type Copy = components['schemas']['Copy'];

export function presentBook(row: BookRow): Book {
  return {
    id: row.id,
    ...(row.isbn && { isbn: row.isbn }),
    title: row.title,
    author: row.author,
    description: row.description,
    ...(row.published_year !== null && { published_year: row.published_year }),
    ...(row.language && { language: row.language }),
    material: row.material as Book['material'],
    total_copies: row.total_copies ?? 0,
    available: row.available ?? 0,
    created_at: row.created_at.toISOString(),
  };
}

export function presentCopy(row: CopyRow): Copy {
  return {
    id: row.id,
    book_id: row.book_id,
    title: row.title,
    barcode: row.barcode,
    status: row.status,
    ...(row.loan_id && { loan_id: row.loan_id }),
    created_at: row.created_at.toISOString(),
  };
}

/** The outcome of each record, with the reason in words, and how many there are of each. */
export function presentImport(results: ImportResult[], language: Language) {
  const count = (outcome: ImportResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  return {
    added: count('added'),
    known: count('known'),
    rejected: count('rejected'),
    results: results.map(({ sourceKey, ...result }) => ({
      source_key: sourceKey,
      ...result,
      ...('code' in result && { message: fieldTextOf(result, language) }),
    })),
  };
}

import { invalidField } from '#errors';
import { readIsbn } from '../domain/isbn.ts';
import type { BookDescription } from '../store/books.ts';

export type GivenDescription = {
  isbn?: string;
  title: string;
  author: string;
  description?: string;
  published_year?: number;
  language?: string;
  material?: string;
};

/** A librarian's input, as it is stored. @throws ApiError 400 for an invalid ISBN. */
export function describeBook(given: GivenDescription): BookDescription {
  return {
    isbn: given.isbn === undefined ? null : checkedIsbn(given.isbn),
    title: given.title.trim(),
    author: given.author.trim(),
    description: given.description ?? '',
    published_year: given.published_year ?? null,
    language: given.language ?? null,
    material: given.material ?? 'book',
  };
}

function checkedIsbn(text: string): string {
  const reading = readIsbn(text);
  if ('isbn' in reading) return reading.isbn;
  throw invalidField('isbn', reading.error);
}

import { invalidField } from '#errors';
import { authorKeys } from '../domain/author-keys.ts';
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
  const author = given.author.trim();
  return {
    isbn: given.isbn === undefined ? null : checkedIsbn(given.isbn),
    title: given.title.trim(),
    author,
    author_keys: authorKeys(author),
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

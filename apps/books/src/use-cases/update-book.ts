import { message } from '#messaging/outbox.ts';
import { notFound } from '#core/problem.ts';
import type { BooksContext } from '../context.ts';
import { updateBook } from '../store/books.ts';
import { isbnTaken } from './create-book.ts';
import { describeBook, type GivenDescription } from './describe-book.ts';

/** @throws Problem 400 for a wrong ISBN, 404, 409 for an ISBN that another book has. */
export async function correctBook({ commit }: BooksContext, id: string, given: GivenDescription): Promise<void> {
  const book = describeBook(given);
  try {
    await commit(async (tx, outbox) => {
      if (!(await updateBook(tx, id, book))) throw notFound('book');
      outbox.add(message('book.changed', id, { book_id: id, author: book.author, title: book.title }));
    });
  } catch (error) {
    throw isbnTaken(error);
  }
}

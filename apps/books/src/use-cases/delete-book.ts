import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import { notFound, Problem } from '#core/problem.ts';
import type { BooksContext } from '../context.ts';
import { deleteBook as deleteRow, findBook } from '../store/books.ts';
import type { Tables } from '../store/schema.ts';

/** @throws Problem 404, or 409 while a copy is out. */
export async function deleteBook({ popular }: BooksContext, id: string, commit: CommitOf<Tables, void>): Promise<void> {
  await commit(async (tx, outbox) => {
    if (await deleteRow(tx, id)) {
      outbox.add(message('book.deleted', id, { book_id: id }));
      return;
    }
    if (!(await findBook(tx, id))) throw notFound('book');
    throw new Problem(409, 'copies_are_out', { detail: 'A copy of this book is out. It must come back first.' });
  });
  await popular.drop();
}

import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import { deleteBook as deleteRow, findBook } from '../store/books.ts';
import type { Tables } from '../store/schema.ts';

/** @throws ApiError 404, or 409 while a copy is out. */
export async function deleteBook(id: string, commit: CommitOf<Tables, void>): Promise<void> {
  await commit(async (tx, outbox) => {
    if (await deleteRow(tx, id)) {
      outbox.add(message('book.deleted', id, { book_id: id }));
      return;
    }
    if (!(await findBook(tx, id))) throw apiError('book_not_found');
    throw apiError('copies_are_out');
  });
}

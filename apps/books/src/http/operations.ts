import type { operations } from '#contracts/books.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { once } from '#http/idempotency.ts';
import { staffOnly } from '#http/access.ts';
import { notFound } from '#core/problem.ts';
import type { BooksContext } from '../context.ts';
import { findBook } from '../store/books.ts';
import { findCopy, findCopyByBarcode, listCopies } from '../store/copies.ts';
import { addCopy } from '../use-cases/add-copy.ts';
import { changeCopy } from '../use-cases/change-copy.ts';
import { createBook } from '../use-cases/create-book.ts';
import { deleteBook } from '../use-cases/delete-book.ts';
import { findBooks } from '../use-cases/find-books.ts';
import { importBooks } from '../use-cases/import-books.ts';
import { listPopularBooks } from '../use-cases/list-popular-books.ts';
import { releaseCopy } from '../use-cases/release-copy.ts';
import { reserveCopy } from '../use-cases/reserve-copy.ts';
import { correctBook } from '../use-cases/update-book.ts';
import { presentBook, presentCopy, type Book, type Copy } from './present.ts';

export function bookOperations(context: BooksContext): OperationHandlers<operations> {
  const { db } = context;

  async function shownBook(id: string): Promise<Book> {
    const row = await findBook(db, id);
    if (!row) throw notFound('book');
    return presentBook(row);
  }

  async function shownCopy(barcode: string): Promise<Copy> {
    const row = await findCopyByBarcode(db, barcode);
    if (!row) throw notFound('copy');
    return presentCopy(row);
  }

  return {
    listBooks: async ({ query }) => ({ status: 200, body: await findBooks(context, query) }),
    searchBooks: async ({ query }) => ({ status: 200, body: await findBooks(context, query) }),
    listPopularBooks: async () => ({ status: 200, body: { items: await listPopularBooks(context) } }),
    getBook: async ({ path }) => ({ status: 200, body: await shownBook(path.book_id) }),

    createBook: async ({ caller, body, idempotencyKey }) => {
      staffOnly(caller);
      const request = { caller: caller.id, key: idempotencyKey, operation: 'createBook', body };
      const { body: book } = await once(db, request, async (id) => {
        await createBook(context, id, body);
        return { status: 201, body: await shownBook(id) };
      });
      return { status: 201, body: book };
    },

    updateBook: async ({ caller, path, body }) => {
      staffOnly(caller);
      await correctBook(context, path.book_id, body);
      return { status: 200, body: await shownBook(path.book_id) };
    },

    deleteBook: async ({ caller, path }) => {
      staffOnly(caller);
      await deleteBook(context, path.book_id);
      return { status: 204 };
    },

    importBooks: async ({ caller, body }) => {
      staffOnly(caller);
      const results = await importBooks(context, body.records);
      const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
      return {
        status: 200,
        body: { added: count('added'), known: count('known'), rejected: count('rejected'), results },
      };
    },

    listCopies: async ({ caller, path }) => {
      staffOnly(caller);
      await shownBook(path.book_id);
      return { status: 200, body: { items: (await listCopies(db, path.book_id)).map(presentCopy) } };
    },

    addCopy: async ({ caller, path, body, idempotencyKey }) => {
      staffOnly(caller);
      const request = { caller: caller.id, key: idempotencyKey, operation: `addCopy ${path.book_id}`, body };
      const { body: copy } = await once(db, request, async (id) => {
        await shownBook(path.book_id);
        await addCopy(context, { id, book_id: path.book_id, ...body });
        const row = await findCopy(db, id);
        if (!row) throw notFound('copy');
        return { status: 201, body: presentCopy(row) };
      });
      return { status: 201, body: copy };
    },

    getCopy: async ({ caller, path }) => {
      staffOnly(caller);
      return { status: 200, body: await shownCopy(path.barcode) };
    },

    changeCopy: async ({ caller, path, body }) => {
      staffOnly(caller);
      return { status: 200, body: presentCopy(await changeCopy(context, path.barcode, body.status)) };
    },

    findCopy: async ({ path }) => ({ status: 200, body: await shownCopy(path.barcode) }),

    reserveCopy: async ({ path, body }) => ({
      status: 200,
      body: await reserveCopy(context, { loan_id: path.loan_id, book_id: body.book_id, barcode: body.barcode }),
    }),

    releaseCopy: async ({ path }) => {
      await releaseCopy(context, path.loan_id);
      return { status: 204 };
    },
  };
}

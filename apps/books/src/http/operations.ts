import { apiError } from '#errors';
import type { operations } from '#contracts/books.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import { noContent, type Write } from '#http/idempotency.ts';
import { languageOf } from '#http/problem-answers.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { BooksContext } from '../context.ts';
import type { HandSetStatus } from '../domain/copy-status.ts';
import { findBook, type BookRow } from '../store/books.ts';
import { findCopyByBarcode, listCopies, type CopyRow } from '../store/copies.ts';
import { addCopy } from '../use-cases/add-copy.ts';
import { changeCopy } from '../use-cases/change-copy.ts';
import { createBook } from '../use-cases/create-book.ts';
import { deleteBook } from '../use-cases/delete-book.ts';
import { findBooks } from '../use-cases/find-books.ts';
import { importBooks, type ImportResult } from '../use-cases/import-books.ts';
import { listPopularBooks } from '../use-cases/list-popular-books.ts';
import { releaseCopy } from '../use-cases/release-copy.ts';
import { returnCopy } from '../use-cases/return-copy.ts';
import { allocateCopy } from '../use-cases/allocate-copy.ts';
import { updateBook } from '../use-cases/update-book.ts';
import { importRecord } from './import-record.ts';
import { presentBook, presentCopy, presentImport, type Book, type Copy } from './present.ts';

export function bookOperations(context: BooksContext): OperationHandlers<operations> {
  const { db, commit } = context;

  async function shownBook(id: string): Promise<Book> {
    const row = await findBook(db, id);
    if (!row) throw apiError('book_not_found');
    return presentBook(row);
  }

  async function shownCopy(scanned: string): Promise<Copy> {
    const row = await findCopyByBarcode(db, cutScannerNoise(scanned));
    if (!row) throw apiError('copy_not_found');
    return presentCopy(row);
  }

  const changeStatus = (write: Write<{ status: 200; body: Copy }>, scanned: string, status: HandSetStatus) =>
    write.answer(
      commit,
      (row: CopyRow) => ({ status: 200, body: presentCopy(row) }),
      (committing) => changeCopy(cutScannerNoise(scanned), status, committing),
    );

  return {
    listBooks: async ({ query }) => ({ status: 200, body: await findBooks(context, query) }),
    searchBooks: async ({ query }) => ({ status: 200, body: await findBooks(context, query) }),
    listPopularBooks: async () => ({ status: 200, body: { items: await listPopularBooks(context) } }),
    getBook: async ({ path }) => ({ status: 200, body: await shownBook(path.book_id) }),

    createBook: ({ body, write }) =>
      write.answer(
        commit,
        (row: BookRow) => ({ status: 201, body: presentBook(row) }),
        (committing) => createBook(write.id, body, committing),
      ),

    updateBook: ({ path, body, write }) =>
      write.answer(
        commit,
        (row: BookRow) => ({ status: 200, body: presentBook(row) }),
        (committing) => updateBook(path.book_id, body, committing),
      ),

    deleteBook: ({ path, write }) =>
      write.answer(commit, noContent, (committing) => deleteBook(path.book_id, committing)),

    importBooks: ({ body, raw, write }) =>
      write.answer(
        commit,
        (results: ImportResult[]) => ({ status: 200, body: presentImport(results, languageOf(raw)) }),
        (committing) => importBooks(body.records.map(importRecord), committing),
      ),

    listCopies: async ({ path }) => {
      await shownBook(path.book_id);
      return { status: 200, body: { items: (await listCopies(db, path.book_id)).map(presentCopy) } };
    },

    addCopy: ({ path, body, write }) =>
      write.answer(
        commit,
        (row: CopyRow) => ({ status: 201, body: presentCopy(row) }),
        (committing) => addCopy({ id: write.id, book_id: path.book_id, barcode: scannedIn(body) }, committing),
      ),

    getCopy: async ({ path }) => ({ status: 200, body: await shownCopy(path.barcode) }),

    getScannedCopy: async ({ query }) => ({ status: 200, body: await shownCopy(query.barcode) }),
    findCopy: async ({ path }) => ({ status: 200, body: await shownCopy(path.barcode) }),
    findScannedCopy: async ({ query }) => ({ status: 200, body: await shownCopy(query.barcode) }),

    changeCopy: ({ path, body, write }) => changeStatus(write, path.barcode, body.status),
    changeScannedCopy: ({ body, write }) => changeStatus(write, body.barcode, body.status),

    allocateCopy: async ({ path, body }) => ({
      status: 200,
      body: await allocateCopy(context, { loan_id: path.loan_id, ...body, barcode: scannedIn(body) }),
    }),

    returnCopy: async ({ path }) => {
      await returnCopy(context, path.loan_id);
      return { status: 204 };
    },
    releaseCopy: async ({ path }) => {
      await releaseCopy(context, path.loan_id);
      return { status: 204 };
    },
  };
}

const scannedIn = ({ barcode }: { barcode?: string }): string | undefined =>
  barcode === undefined ? undefined : cutScannerNoise(barcode);

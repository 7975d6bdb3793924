import { apiError } from '#errors';
import type { operations } from '#contracts/books.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import { instant, pagedBy, text, uuid } from '#http/cursor.ts';
import { noContent } from '#http/idempotency.ts';
import { languageOf } from '#http/problem-answers.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { BooksContext } from '../context.ts';
import { findBook, type BookRow } from '../store/books.ts';
import { listCopyChanges } from '../store/copy-history.ts';
import {
  copiesElsewhere,
  findCopyByBarcode,
  hasCopiesOf,
  listCopies,
  locationsInUse,
  placesOfBook,
  type CopyRow,
} from '../store/copies.ts';
import { copiesToClear, copiesToFetch, type ShelfPlace } from '../store/kept-copies.ts';
import { addCopy } from '../use-cases/add-copy.ts';
import { changeCopy } from '../use-cases/change-copy.ts';
import { createBook } from '../use-cases/create-book.ts';
import { deleteBook } from '../use-cases/delete-book.ts';
import { describeCopy } from '../use-cases/describe-copy.ts';
import { findBooks } from '../use-cases/find-books.ts';
import { importBooks, type ImportResult } from '../use-cases/import-books.ts';
import { keepCopy } from '../use-cases/keep-copy.ts';
import { listPopularBooks } from '../use-cases/list-popular-books.ts';
import { receiveCopy } from '../use-cases/receive-copy.ts';
import { recordInHouseUse } from '../use-cases/record-in-house-use.ts';
import { releaseCopy } from '../use-cases/release-copy.ts';
import { returnCopy } from '../use-cases/return-copy.ts';
import { sendCopy } from '../use-cases/send-copy.ts';
import { allocateCopy } from '../use-cases/allocate-copy.ts';
import { updateBook } from '../use-cases/update-book.ts';
import { carriedCopyOperations } from './carried-copies.ts';
import { importRecord } from './import-record.ts';
import {
  presentArrival,
  presentBook,
  presentChange,
  presentCopy,
  presentImport,
  presentPlace,
  presentScanned,
  presentToClear,
  presentToFetch,
  type Book,
} from './present.ts';

const newestFirst = pagedBy(instant, uuid);
const oldestFirst = pagedBy(instant, uuid);
/** Along the shelves. */
const byPlace = pagedBy(text, text, uuid);
const placeOf = (row: { location: string | null; call_number: string | null; id: string }): ShelfPlace => [
  row.location ?? '',
  row.call_number ?? '',
  row.id,
];

const LOCATIONS_SHOWN = 200;
const DAY_MS = 86_400_000;

export function bookOperations(context: BooksContext): OperationHandlers<operations> {
  const { db, commit } = context;

  async function shownBook(id: string): Promise<Book> {
    const row = await findBook(db, id);
    if (!row) throw apiError('book_not_found');
    return presentBook(row);
  }

  async function copyOf(scanned: string): Promise<CopyRow> {
    const row = await findCopyByBarcode(db, cutScannerNoise(scanned));
    if (!row) throw apiError('copy_not_found');
    return row;
  }

  const shownCopy = async (scanned: string) => presentCopy(await copyOf(scanned));

  const copyAsItIs = (row: CopyRow) => ({ status: 200 as const, body: presentCopy(row) });

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

    listPlaces: async ({ path }) => {
      await shownBook(path.book_id);
      return { status: 200, body: { items: (await placesOfBook(db, path.book_id)).map(presentPlace) } };
    },

    addCopy: ({ path, body, write }) => {
      const { home_branch, barcode: _given, location, call_number, ...details } = body;
      const copy = {
        ...details,
        ...(location !== undefined && { location: location.trim() }),
        ...(call_number !== undefined && { call_number: call_number.trim() }),
        // It lies where it belongs.
        ...(home_branch !== undefined && { home_branch, current_branch: home_branch }),
      };
      return write.answer(
        commit,
        (row: CopyRow) => ({ status: 201, body: presentCopy(row) }),
        (committing) =>
          addCopy(context, { id: write.id, book_id: path.book_id, barcode: scannedIn(body), ...copy }, committing),
      );
    },

    getCopy: async ({ path }) => ({ status: 200, body: await shownCopy(path.barcode) }),
    getScannedCopy: async ({ query }) => ({ status: 200, body: await shownCopy(query.barcode) }),
    findCopy: async ({ path }) => ({ status: 200, body: presentScanned(await copyOf(path.barcode)) }),
    findCopiesOfBranch: async ({ path }) => ({
      status: 200,
      body: { any: await hasCopiesOf(context.reads, path.branch) },
    }),
    findScannedCopy: async ({ query }) => ({ status: 200, body: presentScanned(await copyOf(query.barcode)) }),

    changeCopy: ({ caller, path, body, write }) =>
      write.answer(commit, copyAsItIs, (committing) =>
        changeCopy(caller, { ...body, barcode: cutScannerNoise(path.barcode) }, committing),
      ),
    changeScannedCopy: ({ caller, body, write }) =>
      write.answer(commit, copyAsItIs, (committing) => changeCopy(caller, scannedOf(body), committing)),
    describeCopy: ({ caller, body, write }) =>
      write.answer(commit, copyAsItIs, (committing) => describeCopy(context, caller, scannedOf(body), committing)),
    sendCopy: ({ caller, body, write }) =>
      write.answer(commit, copyAsItIs, (committing) => sendCopy(context, caller, scannedOf(body), committing)),
    receiveCopy: ({ caller, body, write }) =>
      write.answer(
        commit,
        (row: CopyRow) => ({ status: 200, body: presentArrival(row) }),
        (committing) => receiveCopy(context, caller, scannedOf(body), committing),
      ),
    recordInHouseUse: ({ caller, body, write }) =>
      write.answer(commit, copyAsItIs, (committing) =>
        recordInHouseUse(caller, cutScannerNoise(body.barcode), committing),
      ),

    listCopyChanges: async ({ query }) => {
      const { barcode, cursor, limit = 20 } = query;
      const { id: copyId } = await copyOf(barcode);
      const rows = await listCopyChanges(db, { copyId, after: newestFirst.after(cursor), limit: limit + 1 });
      return { status: 200, body: newestFirst.page(rows, limit, (row) => [row.at_text, row.id], presentChange) };
    },

    ...carriedCopyOperations(context),

    listLocations: async () => ({ status: 200, body: { items: await locationsInUse(db, LOCATIONS_SHOWN) } }),

    listCopiesToFetch: async ({ query: { branch, cursor, limit = 100 } }) => {
      const rows = await copiesToFetch(context.reads, { branch, after: byPlace.after(cursor), limit: limit + 1 });
      return { status: 200, body: byPlace.page(rows, limit, placeOf, presentToFetch) };
    },
    listCopiesToClear: async ({ query: { branch, cursor, limit = 100 } }) => {
      const rows = await copiesToClear(context.reads, { branch, after: byPlace.after(cursor), limit: limit + 1 });
      return { status: 200, body: byPlace.page(rows, limit, placeOf, presentToClear) };
    },

    reportCopies: async ({ query: { status, branch, destination, longer_than_days: days, cursor, limit = 20 } }) => {
      const rows = await copiesElsewhere(context.reads, {
        status,
        branch,
        destination,
        before: days === undefined ? undefined : new Date(context.now().getTime() - days * DAY_MS),
        after: oldestFirst.after(cursor),
        limit: limit + 1,
      });
      const shown = (row: (typeof rows)[number]) => ({ copy: presentCopy(row), since: row.since.toISOString() });
      return { status: 200, body: oldestFirst.page(rows, limit, (row) => [row.since_text, row.id], shown) };
    },

    keepCopy: async ({ path, body: { book_id: bookId, copy_id: copyId, branch_id: branch } }) => {
      const kept = await keepCopy(context, { hold: { id: path.hold_id, branch }, bookId, copyId });
      return { status: 200, body: kept };
    },

    allocateCopy: async ({ path, body }) => ({
      status: 200,
      body: await allocateCopy(context, { loan_id: path.loan_id, ...body, barcode: scannedIn(body) }),
    }),

    returnCopy: async ({ path, query }) => {
      const { branch, hold_id: id, hold_branch: pickUp, damaged: isDamaged } = query;
      const hold = id !== undefined && pickUp !== undefined ? { id, branch: pickUp } : undefined;
      await returnCopy(context, { loanId: path.loan_id, branch, hold, isDamaged });
      return { status: 204 };
    },
    releaseCopy: async ({ path }) => {
      await releaseCopy(context, path.loan_id);
      return { status: 204 };
    },
  };
}

const scannedOf = <Body extends { barcode: string }>(body: Body): Body => ({
  ...body,
  barcode: cutScannerNoise(body.barcode),
});

const scannedIn = ({ barcode }: { barcode?: string }): string | undefined =>
  barcode === undefined ? undefined : cutScannerNoise(barcode);

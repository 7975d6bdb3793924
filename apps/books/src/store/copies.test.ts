import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { testDatabase } from '#testing/database.ts';
import { rowsRead } from '#testing/rows-read.ts';
import { deleteBook, findBook, insertBook } from './books.ts';
import {
  addCopies,
  allocateCopy,
  findCopyByBarcode,
  hasCopiesOf,
  insertCopy,
  listCopies,
  markLent,
  markReturned,
  releaseAllocation,
  staleAllocations,
} from './copies.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
});
afterAll(() => database.drop());

async function aBookWithCopies(copies: number): Promise<string> {
  const id = uuidv7();
  const description = {
    isbn: null,
    title: 'T',
    author: 'A',
    description: '',
    published_year: null,
    language: null,
    material: 'book',
  };
  await database.db.transaction().execute(async (tx) => {
    await insertBook(tx, { id, ...description });
    await addCopies(
      tx,
      Array.from({ length: copies }, () => id),
    );
  });
  return id;
}

const allocate = (loan_id: string, book_id: string, barcode?: string) =>
  allocateCopy(database.db, { loan_id, book_id, barcode });
const within = <T>(work: Parameters<ReturnType<typeof database.db.transaction>['execute']>[0]) =>
  database.db.transaction().execute(work) as Promise<T>;
const counts = async (id: string) => {
  const book = await findBook(database.db, id);
  return { total: book?.total_copies, available: book?.available };
};

test('of many loans that ask at once exactly as many get a copy as there are', async () => {
  const book = await aBookWithCopies(3);
  const answers = await Promise.all(Array.from({ length: 20 }, () => allocate(uuidv7(), book)));
  const copies = answers.flatMap((answer) => answer?.copy_id ?? []);
  expect(copies.length).toBe(3);
  expect(new Set(copies).size).toBe(3);
  expect(await counts(book)).toEqual({ total: 3, available: 0 });
});

test('barcodes that copies were given are passed over by the sequence', async () => {
  const { last } = await sql<{ last: number }>`select last_value::int as last from barcode`
    .execute(database.db)
    .then(({ rows }) => rows[0] ?? { last: 0 });
  const barcodeOf = (number: number) => `B${String(number).padStart(8, '0')}`;
  const book_id = await aBookWithCopies(0);
  for (const ahead of [2, 3, 5])
    await within((tx) => insertCopy(tx, { id: uuidv7(), book_id, barcode: barcodeOf(last + ahead) }));
  await within((tx) => addCopies(tx, [book_id, book_id, book_id]));
  expect((await listCopies(database.db, book_id)).map(({ barcode }) => barcode)).toEqual(
    [1, 2, 3, 4, 5, 6].map((ahead) => barcodeOf(last + ahead)),
  );
});

test('a copy is found by its barcode without a look at all others, and none is another in capital letters', async () => {
  const book_id = await aBookWithCopies(3_000);
  await within((tx) => insertCopy(tx, { id: uuidv7(), book_id, barcode: 'Инв. 12/3' }));
  await sql`analyze copy`.execute(database.db);
  const read = await rowsRead(database.db, async (db) => {
    expect(await findCopyByBarcode(db, 'инв. 12/3')).toMatchObject({ barcode: 'Инв. 12/3' });
  });
  expect(read).toBeLessThan(10);
  const again = within((tx) => insertCopy(tx, { id: uuidv7(), book_id, barcode: 'ИНВ. 12/3' }));
  // By this name the previous release knows that a barcode is taken, too.
  await expect(again).rejects.toMatchObject({ constraint: 'copy_barcode_key' });
});

test('a loan that asks again gets the same copy', async () => {
  const book = await aBookWithCopies(2);
  const loan = uuidv7();
  const [first, second] = [await allocate(loan, book), await allocate(loan, book)];
  expect(second).toEqual(first);
  expect(await counts(book)).toEqual({ total: 2, available: 1 });
});

test('an allocation that is released, even twice, frees its copy, and the loan never gets one again', async () => {
  const book = await aBookWithCopies(1);
  const loan = uuidv7();
  await allocate(loan, book);
  await within((tx) => releaseAllocation(tx, loan));
  await within((tx) => releaseAllocation(tx, loan));
  expect(await counts(book)).toEqual({ total: 1, available: 1 });
  expect(await allocate(loan, book)).toMatchObject({ state: 'released' });
  expect(await counts(book)).toEqual({ total: 1, available: 1 });
});

test('a loan that was given up before it asked gets no copy', async () => {
  const book = await aBookWithCopies(1);
  const loan = uuidv7();
  await within((tx) => releaseAllocation(tx, loan));
  expect(await allocate(loan, book)).toMatchObject({ state: 'released', copy_id: null });
  expect(await counts(book)).toEqual({ total: 1, available: 1 });
});

test('a copy that is lent is not freed by a late release, and comes back once', async () => {
  const book = await aBookWithCopies(1);
  const loan = uuidv7();
  await allocate(loan, book);
  await within((tx) => markLent(tx, [loan], '2026-05-01'));
  await within((tx) => releaseAllocation(tx, loan));
  expect(await counts(book)).toEqual({ total: 1, available: 0 });
  expect(await within((tx) => markReturned(tx, [{ loanId: loan }]))).toEqual({ shelved: [book], kept: [] });
  expect(await within((tx) => markReturned(tx, [{ loanId: loan }]))).toEqual({ shelved: [], kept: [] });
  expect(await counts(book)).toEqual({ total: 1, available: 1 });
});

test('loans of one book that are heard of together are counted together', async () => {
  const book = await aBookWithCopies(3);
  const loans = [uuidv7(), uuidv7(), uuidv7()];
  for (const loan of loans) await allocate(loan, book);
  await within((tx) =>
    markReturned(
      tx,
      loans.slice(2).map((loanId) => ({ loanId })),
    ),
  );
  await within((tx) => markLent(tx, loans, '2026-05-01'));
  await within((tx) => markLent(tx, loans, '2026-05-01'));
  expect(await counts(book)).toEqual({ total: 3, available: 1 });
  const days = await database.db.selectFrom('loans_by_day').selectAll().where('book_id', '=', book).execute();
  expect(days).toMatchObject([{ day: '2026-05-01', loans: 2 }]);
  const all = loans.map((loanId) => ({ loanId }));
  expect(await within((tx) => markReturned(tx, all))).toEqual({ shelved: [book], kept: [] });
  expect(await counts(book)).toEqual({ total: 3, available: 3 });
});

test('a return that is heard of before the issue leaves the copy on the shelf', async () => {
  const book = await aBookWithCopies(1);
  const loan = uuidv7();
  await allocate(loan, book);
  await within((tx) => markReturned(tx, [{ loanId: loan }]));
  await within((tx) => markLent(tx, [loan], '2026-05-01'));
  expect(await counts(book)).toEqual({ total: 1, available: 1 });
});

test('a certain copy is allocated by its barcode, or none', async () => {
  const book = await aBookWithCopies(2);
  const first = await allocate(uuidv7(), book);
  expect(await allocate(uuidv7(), book, first?.barcode ?? '')).toBeUndefined();
});

test('only allocations whose loan is unknown are stale', async () => {
  const book = await aBookWithCopies(2);
  const [heardOf, forgotten] = [uuidv7(), uuidv7()];
  await allocate(heardOf, book);
  await within((tx) => markLent(tx, [heardOf], '2026-05-01'));
  await allocate(forgotten, book);
  const stale = await staleAllocations(database.db, new Date(Date.now() + 1_000), { except: [], limit: 100 });
  expect(stale).toContain(forgotten);
  expect(stale).not.toContain(heardOf);
});

test('a book is deleted with its copies, but not while one is allocated', async () => {
  const book = await aBookWithCopies(1);
  const loan = uuidv7();
  await allocate(loan, book);
  expect(await within((tx) => deleteBook(tx, book))).toBe(false);
  await within((tx) => releaseAllocation(tx, loan));
  expect(await within((tx) => deleteBook(tx, book))).toBe(true);
});

test('a branch has the copies that belong to it, are there or are on their way there', async () => {
  const book = await aBookWithCopies(3);
  const { db } = database;
  const copies = await db.selectFrom('copy').select('id').where('book_id', '=', book).execute();
  const places = [{ home_branch: 'home' }, { current_branch: 'here' }, { destination: 'there' }];
  for (const [index, place] of places.entries())
    await db
      .updateTable('copy')
      .set(place)
      .where('id', '=', copies[index]?.id ?? '')
      .execute();
  for (const branch of ['home', 'here', 'there']) expect(await hasCopiesOf(db, branch), branch).toBe(true);
  expect(await hasCopiesOf(db, 'nowhere')).toBe(false);
});

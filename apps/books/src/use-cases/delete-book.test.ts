import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { allocateCopy } from '../store/copies.ts';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

test('a book is not deleted while its copy is being allocated, and the allocation keeps its copy', async () => {
  const { db, request } = books.service;
  const { id } = await books.aBook();

  const deleting = await db.transaction().execute(async (tx) => {
    await allocateCopy(tx, { loan_id: randomUUID(), book_id: id, barcode: undefined });
    const answer = request('DELETE', `/books/${id}`, { as: books.librarian });
    await waitFor('the deletion waits for the allocation', async () => {
      const { rows } = await sql<{ pid: number }>`
        select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      return rows.length > 0;
    });
    return { answer };
  });

  expect(await deleting.answer).toMatchObject({ status: 409, body: { code: 'copies_are_out' } });
  expect(await books.copies(id)).toMatchObject([{ status: 'reserved' }]);
});

test('a book without copies that are out is deleted, and others hear of it', async () => {
  const { id } = await books.aBook(3);
  await books.service.published();

  expect(await books.service.request('DELETE', `/books/${id}`, { as: books.librarian })).toMatchObject({ status: 204 });

  expect(await books.service.published()).toMatchObject([{ type: 'book.deleted', data: { book_id: id } }]);
  expect(await books.service.request('GET', `/books/${id}`)).toMatchObject({ status: 404 });
});

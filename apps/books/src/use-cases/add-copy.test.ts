import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barcodes, scansOf } from '#testing/scanned-barcodes.ts';
import { waitFor } from '#testing/wait-for.ts';
import { insertCopy } from '../store/copies.ts';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

test('whatever its barcode, a copy is found, changed and allocated by every scan of it', async () => {
  const { id } = await books.aBook(0);
  const add = (barcode: string) =>
    books.service.request('POST', `/books/${id}/copies`, { as: books.librarian, body: { barcode } });
  const scanned = barcodes.chain((barcode) => fc.record({ barcode: fc.constant(barcode), scan: scansOf(barcode) }));
  await fc.assert(
    fc.asyncProperty(scanned, async ({ barcode, scan }) => {
      const added = await add(barcode);
      // The one before it in the same run may be the same.
      const copy = added.status === 409 ? await books.scan(barcode) : (added.body as { id: string; barcode: string });
      if (added.status === 201) expect(copy.barcode).toBe(barcode);
      expect((await books.scan(scan)).id).toBe(copy.id);
      expect((await books.scanFromLoans(scan)).id).toBe(copy.id);
      expect(await add(scan)).toMatchObject({ status: 409, body: { code: 'barcode_taken' } });
      expect(await books.changeCopy(scan, 'withdrawn')).toMatchObject({ id: copy.id, status: 'withdrawn' });
      await books.changeCopy(scan, 'available');
      const loan = randomUUID();
      expect((await books.allocate(id, loan, scan)).copy_id).toBe(copy.id);
      await books.release(loan);
    }),
    { numRuns: 50 },
  );
});

test.each([['12'], ['   '], ['x'.repeat(33)], ['12\t34'], ['12\n34']])('%j is no barcode', async (barcode) => {
  const { id } = await books.aBook(0);
  const answer = await books.service.request('POST', `/books/${id}/copies`, { as: books.librarian, body: { barcode } });
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'barcode', code: 'not_scanned_code' }] } });
});

test('clients of the first version find and change a copy by its path', async () => {
  const { id } = await books.aBook(0);
  await books.addCopy(id, 'ABC-123');
  const { request } = books.service;
  const path = '/copies/abc-123';
  expect(await request('GET', path, { as: books.librarian })).toMatchObject({ body: { barcode: 'ABC-123' } });
  const withdrawn = await request('PATCH', path, { as: books.librarian, body: { status: 'withdrawn' } });
  expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
  const fromLoans = await request('GET', `/internal${path}`, { headers: { 'dapr-caller-app-id': 'loans' } });
  expect(fromLoans).toMatchObject({ status: 200, body: { barcode: 'ABC-123' } });
});

test('a number of the sequence that a copy is given at the same moment is passed over', async () => {
  const { db } = books.service;
  const { id } = await books.aBook(0);
  const { rows } = await sql<{ next: string }>`
    select 'b' || lpad((nextval('barcode') + 1)::text, 8, '0') as next`.execute(db);
  const given = rows[0]?.next ?? '';
  const adding = await db.transaction().execute(async (tx) => {
    await insertCopy(tx, { id: randomUUID(), book_id: id, barcode: given });
    const added = books.addCopy(id);
    await waitFor('it waits for the given one', async () => {
      const waiting = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      return waiting.rows.length > 0;
    });
    return { added };
  });
  expect((await adding.added).barcode).not.toBe(given.toUpperCase());
  expect(await books.copies(id)).toHaveLength(2);
});

test('after 99,999,999 copies the sequence goes on', async () => {
  const { db } = books.service;
  const { id } = await books.aBook(0);
  const { last } = await sql<{ last: number }>`select last_value as last from barcode`
    .execute(db)
    .then(({ rows }) => rows[0] ?? { last: 1 });
  await sql`select setval('barcode', 99999999)`.execute(db);
  try {
    expect([(await books.addCopy(id)).barcode, (await books.addCopy(id)).barcode]).toEqual([
      'B100000000',
      'B100000001',
    ]);
  } finally {
    await sql`select setval('barcode', ${last}::bigint)`.execute(db);
  }
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previousRelease, type PreviousRelease } from '#testing/previous-release.ts';
import { findCopyByBarcode, placesOfBook } from './copies.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

describe('the previous release goes on working on the migrated database', () => {
  let before: PreviousRelease<Tables>;
  let database: PreviousRelease<Tables>['database'];
  let run: PreviousRelease<Tables>['run'];
  beforeAll(async () => {
    before = await previousRelease<Tables>(migrations);
    ({ database, run } = before);
  });
  afterAll(() => before.stop());

  async function aBookWithACopy() {
    const [book, copy] = [randomUUID(), randomUUID()];
    await run(`insert into "book" ("id", "title", "author") values ($1, $2, $3)`, [book, 'Дар', 'Набоков']);
    const [added] = await run(`insert into "copy" ("id", "book_id") values ($1, $2) returning "barcode"`, [copy, book]);
    return { book, copy, barcode: (added as { barcode: string }).barcode };
  }

  test('a copy that it adds, lends and takes back is at the main branch', async () => {
    const { book, copy, barcode } = await aBookWithACopy();
    const loan = randomUUID();
    await run(`update copy set status = 'reserved', loan_id = $1 where id = $2`, [loan, copy]);
    await run(`insert into reservation (loan_id, book_id, copy_id, state) values ($1, $2, $3, 'reserved')`, [
      loan,
      book,
      copy,
    ]);
    await run(
      `with lent as (
         update reservation set state = 'lent' where loan_id = any($1::uuid[]) and state = 'reserved'
         returning book_id, copy_id
       )
       update copy set status = 'on_loan' from lent where copy.id = lent.copy_id`,
      [[loan]],
    );
    await run(
      `with returned as (
         update reservation set state = 'returned' where loan_id = any($1::uuid[]) and state in ('reserved', 'lent')
         returning loan_id, book_id
       ), freed as (
         update copy set status = 'available', loan_id = null from returned where copy.loan_id = returned.loan_id
       )
       select distinct book_id from returned`,
      [[loan]],
    );
    expect(await findCopyByBarcode(database.db, barcode)).toMatchObject({
      status: 'available',
      home_branch: 'main',
      current_branch: 'main',
    });
  });

  test('a copy in transit that it puts back on the shelf is where it was, whatever is left of its way', async () => {
    const { book, copy, barcode } = await aBookWithACopy();
    await database.db
      .updateTable('copy')
      .set({ status: 'in_transit', destination: 'north' })
      .where('id', '=', copy)
      .execute();
    await run(`update "copy" set "status" = $1 where "id" = $2 and "status" = $3 returning "id"`, [
      'available',
      copy,
      'in_transit',
    ]);
    expect(await findCopyByBarcode(database.db, barcode)).toMatchObject({ status: 'available' });
    expect(await placesOfBook(database.db, book)).toMatchObject([{ branch: 'main', available: 1 }]);
  });

  test('of a copy that was lost on loan it records something else, and takes it from the loan', async () => {
    const { copy, barcode } = await aBookWithACopy();
    const lost = { status: 'lost', loan_id: copy } as const;
    await database.db.updateTable('copy').set(lost).where('id', '=', copy).execute();
    await run(`update "copy" set "status" = $1, "destination" = $2 where "id" = $3`, ['available', null, copy]);
    expect(await findCopyByBarcode(database.db, barcode)).toMatchObject({ status: 'available', loan_id: null });
  });
});

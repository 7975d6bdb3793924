import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrderOfIndex } from '#platform/due-rows.ts';
import { testDatabase } from '#testing/database.ts';
import { rowsRead } from '#testing/rows-read.ts';
import { migrations } from './migrations/index.ts';
import { takePastLoans, type PastLoan } from './reading-history.ts';
import type { Tables } from './schema.ts';

const READERS = 2_000;

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
/** Readers who want nothing known, each with one loan that is over and nine that are out. */
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
  await sql`insert into reader (id, history) select md5(n::text)::uuid, 'none' from generate_series(1, ${READERS}::int) n`.execute(
    database.db,
  );
  await sql`
    insert into loan (id, reader_id, book_id, copy_id, barcode, title, patron_category, renewal_days, max_renewals,
      fine_per_day_minor, fine_cap_minor, grace_days, issued_at, due_date, returned_at, next_action_on)
    select gen_random_uuid(), md5((n / 10)::text)::uuid, gen_random_uuid(), gen_random_uuid(), 'B' || n, 'T', 'adult', 14, 2, 500, 0, 0,
      '2026-05-01', '2026-05-20', case when n % 10 = 0 then '2026-05-02'::timestamptz end, null
    from generate_series(10, ${READERS}::int * 10 + 9) n`.execute(database.db);
  await sql`vacuum analyze loan, reader`.execute(database.db);
});
afterAll(() => database.drop());

test('what is to be forgotten is read from where the batch before ended, without what is out', async () => {
  const limit = 500;
  const terms = { choice: 'none', before: new Date('2026-06-01'), lostBefore: new Date('2025-06-01') } as const;
  const found: string[] = [];
  for (let after: PastLoan | undefined, last = limit; last === limit;) {
    let batch: PastLoan[] = [];
    const from: PastLoan | undefined = after;
    const read = await rowsRead(database.db, (db) =>
      db.transaction().execute(async (tx) => {
        batch = await inOrderOfIndex(tx, () => takePastLoans(tx, terms, { after: from, limit, except: [] }));
      }),
    );
    // A loan and its reader, from an index and from their tables, and that nothing is owed for it.
    expect(read).toBeLessThan(7 * limit);
    [after, last] = [batch.at(-1), batch.length];
    found.push(...batch.map(({ id }) => id));
  }
  expect(new Set(found).size).toBe(READERS);
});

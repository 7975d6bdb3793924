import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { rowsRead } from '#testing/rows-read.ts';
import { migrations } from './migrations/index.ts';
import { loansIssuedIn } from './past-loans.ts';
import type { Tables } from './schema.ts';

const LOANS = 1_500;
const period = { from: new Date('2025-01-01'), until: new Date('2026-01-01') };

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
/** One who borrows for a whole school: two books each hour, each for ten hours, of which the last is still out. And each hour somebody who is forgotten. */
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
  await sql`
    insert into loan (id, reader_id, book_id, copy_id, barcode, title, patron_category, renewal_days, max_renewals, fine_per_day_minor,
      fine_cap_minor, grace_days, material, branch_id, issued_at, due_date, returned_at, next_action_on)
    select gen_random_uuid(), case when n % 3 > 0 then md5('school')::uuid end, gen_random_uuid(), gen_random_uuid(), 'B' || n, 'T', 'adult', 14, 2, 500,
      0, 0, case n % 3 when 1 then 'book' else 'video' end, 'main', hour, '2026-05-20',
      case when n % 3 < 2 or n < ${LOANS - 5}::int then hour + interval '10 hours' end, null
    from generate_series(0, ${LOANS - 1}::int) n,
      lateral (select '2025-01-01T00:00:00.000001Z'::timestamptz + (n / 3) * interval '1 hour' as hour) as issued`.execute(
    database.db,
  );
  await sql`vacuum analyze loan`.execute(database.db);
});
afterAll(() => database.drop());

test('what readers had out is read once for each of them, however much one has borrowed', async () => {
  const out = new Map<string, number[]>();
  const read = await rowsRead(database.db, async (db) => {
    for await (const { issuedAtText, out: had } of loansIssuedIn(db, { ...period, withOut: true }))
      out.set(issuedAtText, [...(out.get(issuedAtText) ?? []), had.length]);
  });
  expect(out.size).toBe(LOANS / 3);
  expect(read).toBeLessThan(10 * LOANS);
  const counts = [...out.values()].map((one) => one.toSorted((a, b) => a - b));
  // What was issued at the same moment counts for one of the two; what came back at that moment does not.
  expect(counts.at(-1)).toEqual([0, 0, 1]);
  expect(counts.at(-5)).toEqual([0, 8, 9]);
  expect(counts.at(-100)).toEqual([0, 18, 19]);
});

test('where it is not asked for, nothing is out', async () => {
  for await (const { out } of loansIssuedIn(database.db, { ...period, withOut: false })) expect(out).toEqual([]);
});

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '#postgres/migrate.ts';
import { testDatabase } from '#testing/database.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

test('checks of loans that are open are moved, as they are, and those of returned ones are not', async () => {
  const before = Object.entries(migrations).filter(([name]) => name < '0320');
  const database = await testDatabase<Tables>(Object.fromEntries(before));
  const { db } = database;
  const LOANS = 12_000;
  await sql`
    insert into loan (id, reader_id, book_id, copy_id, barcode, title, patron_category, renewal_days, max_renewals,
      fine_per_day_minor, fine_cap_minor, grace_days, issued_at, due_date, returned_at, next_action_on,
      overdue_told_for, reminded_for, reminded_day)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'B' || n, 'T', 'adult', 14, 2,
      500, 0, 0, '2026-05-01', '2026-05-20',
      case when n % 3 = 0 then timestamptz '2026-05-10' end,
      case when n % 5 > 0 then date '2026-05-25' + n % 14 end,
      case when n % 2 = 0 then date '2026-05-20' end, case when n % 2 = 0 then date '2026-05-20' end,
      case when n % 2 = 0 then n % 30 end
    from generate_series(1, ${LOANS}::int) as n`.execute(db);
  const kept = sql`
    select id::text, next_action_on::text, overdue_told_for::text, reminded_for::text, reminded_day from loan
    where returned_at is null and next_action_on is not null order by id`;
  const { rows: expected } = await kept.execute(db);

  await migrate(database.url, migrations);

  const { rows: moved } = await sql`
    select loan_id::text as id, check_on::text as next_action_on, overdue_told_for::text, reminded_for::text, reminded_day
    from loan_check order by loan_id`.execute(db);
  expect(moved).toEqual(expected);
  expect(expected.length).toBeGreaterThan(LOANS / 2);
  expect((await kept.execute(db)).rows).toEqual([]);
  await database.drop();
});

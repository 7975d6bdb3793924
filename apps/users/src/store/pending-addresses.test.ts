import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '#postgres/migrate.ts';
import { testDatabase } from '#testing/database.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

const NEXT = '0441-find-pending-addresses';

test('addresses that nobody had confirmed before they had a column of their own are moved there, however many', async () => {
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < NEXT));
  const { db, url, drop } = await testDatabase<Tables>(before);
  try {
    const [verified, many] = [randomUUID(), 2_001];
    await sql`
      insert into users (id, card_number, email, full_name, language, role, patron_category, verified_at)
      select gen_random_uuid(), 'C' || n, n || '@readers.example', 'Анна', 'ru', 'reader', 'adult', null
      from generate_series(1, ${many}::int) n
      union all select ${verified}::uuid, 'V', 'v@readers.example', 'Вера', 'ru', 'reader', 'adult', now()`.execute(db);
    await migrate(url, migrations);
    const rows = await db.selectFrom('users').select(['id', 'email', 'pending_email']).execute();
    expect(rows.filter(({ email }) => email !== '')).toEqual([
      { id: verified, email: 'v@readers.example', pending_email: null },
    ]);
    expect(new Set(rows.map(({ pending_email }) => pending_email)).size).toBe(many + 1);
  } finally {
    await drop();
  }
});

import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/**
 * Any number of readers may have no e-mail address. The index keeps its name, by which the apps know what is taken. Until the
 * previous release is gone, its sign-ins read all accounts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select indexdef like '%<> ''''%' as done from pg_indexes where indexname = 'users_email'`.execute(db);
  if (rows[0]?.done) return;
  await createIndexConcurrently(
    db,
    'users_email_given',
    sql`users (lower(email)) where deleted_at is null and email <> ''`,
    { unique: true },
  );
  await db.transaction().execute(async (tx) => {
    await sql`drop index if exists users_email`.execute(tx);
    await sql`alter index users_email_given rename to users_email`.execute(tx);
  });
}

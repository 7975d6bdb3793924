import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column deletion_requested_at timestamptz`.execute(db);
  await sql`
    create index users_deletion_requested on users (deletion_requested_at)
    where deletion_requested_at is not null and deleted_at is null`.execute(db);
}

import { sql, type Kysely } from 'kysely';

/** Who waits for a book by the waiting list has a hold, and is told as soon as a copy is kept for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hold add column if not exists told_when_kept boolean not null default false`.execute(db);
}

import { sql, type Kysely } from 'kysely';

/** Tells subscribers which of two descriptions is the newer one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table book add column version int not null default 1`.execute(db);
}

import { sql, type Kysely } from 'kysely';

/** Until when a reader is believed who says that a book lies in the return box. It stays, so that nobody is believed twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table loan add column claim_lapses_at timestamptz`.execute(db);
}

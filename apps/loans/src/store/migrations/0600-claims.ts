import { sql, type Kysely } from 'kysely';

/** When a reader says that they brought a book back which is out. It stays, so that a reader's claims can be counted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table loan add column claimed_returned_at timestamptz`.execute(db);
}

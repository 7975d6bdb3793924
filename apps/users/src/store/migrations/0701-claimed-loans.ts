import { sql, type Kysely } from 'kysely';

/** When a reader says that they brought a book back which is out: it is not overdue then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reader_loan add column claimed_at timestamptz`.execute(db);
}

import { sql, type Kysely } from 'kysely';

/** The day from which a loan ages to lost, where that is later than its due date: its reader was taken to have brought it back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table loan add column ages_from date`.execute(db);
}

import { sql, type Kysely } from 'kysely';

/**
 * A balance is a sum of fines. Rewriting the table is fast: it has a narrow row for each reader who was ever fined.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reader_balance alter column balance_minor type bigint`.execute(db);
}

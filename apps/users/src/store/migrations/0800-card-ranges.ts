import { sql, type Kysely } from 'kysely';

/** The numbers that the library's printed cards have. None: any. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table card_range (place int primary key, first text not null, last text not null)`.execute(db);
}

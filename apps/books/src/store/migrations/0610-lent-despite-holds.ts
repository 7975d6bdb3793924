import { sql, type Kysely } from 'kysely';

/** The hold for which a copy was kept that somebody else has got: whoever asks again for the allocation is told so again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reservation add column if not exists freed_hold uuid`.execute(db);
}

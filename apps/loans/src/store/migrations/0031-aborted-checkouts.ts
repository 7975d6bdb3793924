import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table abandoned_loan rename to aborted_checkout`.execute(db);
  await sql`alter table aborted_checkout rename column abandoned_at to aborted_at`.execute(db);
}

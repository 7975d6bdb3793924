import { sql, type Kysely } from 'kysely';

/** Sign-ins from before are older than any change that is still to come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table session add column account_version int not null default 0`.execute(db);
}

import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** At which account a network has failed: by the same hash as the count of the account, so that staff can have it forgotten. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sign_in_tries add column if not exists account bytea`.execute(db);
  await createIndexConcurrently(db, 'sign_in_tries_by_account', sql`sign_in_tries (account) where account is not null`);
}

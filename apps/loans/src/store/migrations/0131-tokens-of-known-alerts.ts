import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

const BATCH = 1_000;

/** A token for each entry from before they had one, a batch at a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  let given: bigint | undefined;
  do {
    ({ numAffectedRows: given } = await sql`
      update waiting_entry set end_token = gen_random_uuid()
      where id in (select id from waiting_entry where end_token is null limit ${BATCH})`.execute(db));
  } while (given !== undefined && given > 0n);
  await createIndexConcurrently(db, 'waiting_entry_end_token', sql`waiting_entry (end_token)`, { unique: true });
}

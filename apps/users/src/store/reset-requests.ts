import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from './schema.ts';

/** The same statement whether anybody has the address or not. */
export async function keepResetRequest(db: Kysely<Tables>, address: string, now: Date): Promise<void> {
  await db
    .insertInto('reset_request')
    .values({ address, asked_at: now })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .execute();
}

/** Takes the oldest request that no other replica is at. @returns its address */
export async function takeResetRequest(tx: Transaction<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ address: string }>`
    delete from reset_request where address = (
      select address from reset_request order by asked_at limit 1 for update skip locked
    ) returning address`.execute(tx);
  return rows[0]?.address;
}

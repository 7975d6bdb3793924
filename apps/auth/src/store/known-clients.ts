import { sql, type Kysely, type Transaction } from 'kysely';
import type { Count } from '../domain/login-throttle.ts';
import type { Tables } from './schema.ts';

/**
 * Whether somebody who has signed in before has not done so from this client. Their sessions are purged when they are long
 * over; the audit trail has it for three years.
 */
export async function isNewClient(tx: Transaction<Tables>, id: Buffer, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select where not exists (select from known_client where id = ${id})
      and (
        exists (select from session where user_id = ${userId})
        or exists (
          select from audit_entry where user_id = ${userId} and action = 'session.open' and outcome = 'done'
        )
      )`.execute(tx);
  return rows.length > 0;
}

/** From now on this client is known at the account. */
export async function rememberClient(
  tx: Transaction<Tables>,
  id: Buffer,
  { user_id, account_version }: { user_id: string; account_version: number },
): Promise<void> {
  const known = { user_id, account_version, level: 0 };
  await tx
    .insertInto('known_client')
    .values({ id, ...known })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...known, signed_in_at: sql<Date>`now()` }))
    .execute();
}

/** @param beforeVersion only those that have not signed in since the account has this version */
export async function forgetClients(tx: Transaction<Tables>, userId: string, beforeVersion?: number): Promise<void> {
  await tx
    .deleteFrom('known_client')
    .where('user_id', '=', userId)
    .$if(beforeVersion !== undefined, (query) => query.where('account_version', '<', beforeVersion ?? 0))
    .execute();
}

export async function storeKnownCount(tx: Transaction<Tables>, id: Buffer, { level, countedAt }: Count): Promise<void> {
  await tx.updateTable('known_client').set({ level, counted_at: countedAt }).where('id', '=', id).execute();
}

/** Takes a try back that came to nothing. */
export async function takeKnownBack(db: Kysely<Tables>, id: Buffer): Promise<void> {
  await db
    .updateTable('known_client')
    .set({ level: sql<number>`greatest(level - 1, 0)` })
    .where('id', '=', id)
    .execute();
}

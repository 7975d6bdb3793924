import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables>;

type AppToken = { id_hash: Buffer; session_id: string; payload: object; expires_at: Date };

/** Stores what an app is given, unless it is there already, and prolongs what it was let do to its end. */
export async function storeAppToken(
  db: Db,
  token: AppToken,
  prolonged: { last_used_at: Date } | undefined,
): Promise<void> {
  const { id_hash, session_id, payload, expires_at } = token;
  await db.transaction().execute(async (tx) => {
    const stored = await tx
      .insertInto('client_app_token')
      .values({ id_hash, session_id, expires_at, payload: JSON.stringify(payload), consumed_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('session_id')
      .executeTakeFirst();
    if (stored && prolonged)
      await tx
        .updateTable('session')
        .set({ renewable_until: expires_at, ...prolonged })
        .where('id', '=', session_id)
        .execute();
  });
}

/** It is found as long as what the app was let do has not ended. */
export const findAppToken = (db: Db, idHash: Buffer) =>
  db
    .selectFrom('client_app_token')
    .innerJoin('session', 'session.id', 'client_app_token.session_id')
    .select(['client_app_token.payload', 'client_app_token.consumed_at', 'client_app_token.session_id'])
    .where('id_hash', '=', idHash)
    .where('session.ended_at', 'is', null)
    .executeTakeFirst();

/** Whether it is there and was used. */
export async function isConsumed(db: Db, idHash: Buffer): Promise<boolean> {
  const found = await db
    .selectFrom('client_app_token')
    .select(sql<boolean>`consumed_at is not null`.as('consumed'))
    .where('id_hash', '=', idHash)
    .executeTakeFirst();
  return found?.consumed ?? false;
}

import { sql, type Kysely, type Transaction } from 'kysely';
import { purgeDeadLettersOf } from '#messaging/dead-letters.ts';
import type { RecipientTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export function findRecipient(db: Db, userId: string) {
  return db.selectFrom('recipient').selectAll().where('user_id', '=', userId).executeTakeFirst();
}

/**
 * Until the transaction ends, nobody else can queue a notice to an unknown recipient or make them known: each sees what
 * the other has done.
 */
export async function lockUnknownRecipient(tx: Transaction<Tables>, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 0))`.execute(tx);
}

/** Brings the projection up to an event's state; an older event changes nothing. */
export async function putRecipient(db: Db, recipient: RecipientTable): Promise<void> {
  await db
    .insertInto('recipient')
    .values(recipient)
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet(recipient)
        .whereRef('recipient.version', '<', (eb) => eb.ref('excluded.version')),
    )
    .execute();
}

/** The version of a user who is deleted: no event has a higher one. */
export const GONE = 2_147_483_647;

/** A late event cannot bring a deleted user back. */
export async function purgeRecipient(tx: Transaction<Tables>, user_id: string): Promise<void> {
  await lockUnknownRecipient(tx, user_id);
  await putRecipient(tx, { user_id, email: null, full_name: null, language: null, version: GONE });
  await tx
    .updateTable('delivery')
    .set({ address: null, subject: '', html: null, command: null })
    .where('user_id', '=', user_id)
    .execute();
  await tx.deleteFrom('history_choice').where('user_id', '=', user_id).execute();
  await tx
    .updateTable('delivery')
    .set({ status: 'failed' })
    .where('user_id', '=', user_id)
    .where('status', '=', 'queued')
    .execute();
  await purgeDeadLettersOf(tx, ['user.events', 'notifications.email'], user_id);
}

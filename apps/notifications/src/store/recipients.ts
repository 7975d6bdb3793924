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

/** Those of them who are deleted, each locked as one who is unknown: none of the others is deleted meanwhile. */
export async function lockAndFindDeleted(tx: Transaction<Tables>, ids: readonly string[]): Promise<Set<string>> {
  for (const id of ids.toSorted((one, other) => one.localeCompare(other))) await lockUnknownRecipient(tx, id);
  const deleted = await tx
    .selectFrom('recipient')
    .select('user_id')
    .where(sql<boolean>`user_id = any(${ids}::uuid[])`)
    .where('version', '=', GONE)
    .execute();
  return new Set(deleted.map(({ user_id }) => user_id));
}

/** A late event cannot bring a deleted user back. */
export async function purgeRecipient(tx: Transaction<Tables>, user_id: string): Promise<void> {
  await lockUnknownRecipient(tx, user_id);
  await putRecipient(tx, { user_id, email: null, full_name: null, language: null, version: GONE });
  await tx
    .updateTable('delivery')
    .set({ address: null, subject: '', html: null, command: null, guardian_id: null })
    .where('user_id', '=', user_id)
    .execute();
  await forgetGuardian(tx, user_id);
  await tx.deleteFrom('history_choice').where('user_id', '=', user_id).execute();
  await tx
    .updateTable('delivery')
    .set({ status: 'failed' })
    .where('user_id', '=', user_id)
    .where('status', '=', 'queued')
    .execute();
  await purgeDeadLettersOf(tx, ['user.events', 'notifications.email'], user_id);
}

/** What a guardian was told of a child loses its text, and is the child's alone. What was still to be sent goes to nobody. */
async function forgetGuardian(tx: Transaction<Tables>, guardianId: string): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({
      html: null,
      guardian_id: null,
      status: sql<'failed'>`case when status = 'queued' then 'failed' else status end`,
    })
    .where('guardian_id', '=', guardianId)
    .execute();
}

/** What one user was told, or is still to be told, is another one's: both are one person. That the one is gone, another event says. */
export async function moveNotices(tx: Transaction<Tables>, { from, to }: { from: string; to: string }): Promise<void> {
  const gone = await lockAndFindDeleted(tx, [from, to]);
  if (gone.has(to)) return;
  await tx.updateTable('delivery').set({ user_id: to }).where('user_id', '=', from).execute();
  await tx.updateTable('delivery').set({ guardian_id: to }).where('guardian_id', '=', from).execute();
}

import type { Kysely, Transaction } from 'kysely';
import type { Lane } from './lanes.ts';
import type { OutboxResolvedTable, OutboxTables } from './tables.ts';

export type SetAsideMessageStatus = 'waiting' | OutboxResolvedTable['status'];

/** A message that the relay has set aside: one that waits for an admin, or that an admin has seen to. */
export type SetAsideMessage = {
  id: string;
  topic: string;
  type: string;
  failure: string | null;
  failed_at: Date;
  status: SetAsideMessageStatus;
  /** Only of one that waits. */
  data: unknown;
  resolved_at: Date | null;
  resolved_by: string | null;
};

/** Newest first: ids rise with time. */
export async function listSetAsideMessages(
  db: Kysely<OutboxTables>,
  { status, before, limit }: { status: SetAsideMessageStatus; before: string | undefined; limit: number },
): Promise<SetAsideMessage[]> {
  if (status === 'waiting') {
    const rows = await thoseThatWait(db)
      .where((eb) => (before === undefined ? eb.lit(true) : eb('id', '<', before)))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...row, status, resolved_at: null, resolved_by: null }));
  }
  const rows = await db
    .selectFrom('outbox_resolved')
    .selectAll()
    .where('status', '=', status)
    .where((eb) => (before === undefined ? eb.lit(true) : eb('id', '<', before)))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, data: undefined }));
}

const thoseThatWait = (db: Kysely<OutboxTables>) =>
  db
    .selectFrom('outbox')
    .select(['position', 'id', 'topic', 'lane', 'type', 'data', 'failure', 'failed_at'])
    .where('failed_at', 'is not', null)
    .$narrowType<{ failed_at: Date }>();

export type Resolution = { status: 'put_back' | 'discarded'; adminId: string; at: Date };

/**
 * Puts a message back into the queue, or discards it, and records who did.
 *
 * @returns the message and its lane; undefined if no waiting one has this id.
 */
export async function resolveSetAsideMessage(
  tx: Transaction<OutboxTables>,
  id: string,
  { status, adminId, at }: Resolution,
): Promise<{ message: SetAsideMessage; lane: Lane } | undefined> {
  const waiting = await thoseThatWait(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!waiting) return undefined;
  const { position, lane, topic, type, failure, failed_at } = waiting;
  if (status === 'discarded') await tx.deleteFrom('outbox').where('position', '=', position).execute();
  else
    await tx.updateTable('outbox').set({ failed_at: null, failure: null }).where('position', '=', position).execute();
  const resolved = { id, topic, type, failure, failed_at, status, resolved_at: at, resolved_by: adminId };
  await tx
    .insertInto('outbox_resolved')
    .values(resolved)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(resolved))
    .execute();
  return { message: { ...resolved, data: undefined }, lane: { topic, lane } };
}

/** A message that an admin has seen to. */
export async function findResolvedMessage(db: Kysely<OutboxTables>, id: string): Promise<SetAsideMessage | undefined> {
  const row = await db.selectFrom('outbox_resolved').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...row, data: undefined };
}

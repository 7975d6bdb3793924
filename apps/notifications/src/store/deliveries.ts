import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from './schema.ts';

export type NewDelivery = { id: string; user_id: string; type: string; address: string; subject: string; html: string };

export async function queueDelivery(tx: Transaction<Tables>, delivery: NewDelivery): Promise<void> {
  await tx
    .insertInto('delivery')
    .values({ ...delivery, channel: 'email', sent_at: null })
    .execute();
}

/** A delivery that is due, held until the transaction ends; none that another replica has in hand. */
export function takeDueDelivery(tx: Transaction<Tables>) {
  return tx
    .selectFrom('delivery')
    .select(['id', 'address', 'subject', 'html', 'attempts'])
    .where('status', '=', 'queued')
    .where('due_at', '<=', sql<Date>`now()`)
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export type DueDelivery = Awaited<ReturnType<typeof takeDueDelivery>> & object;

export async function markSent(tx: Transaction<Tables>, id: string): Promise<void> {
  await tx
    .updateTable('delivery')
    .set((eb) => ({ status: 'sent', sent_at: sql`now()`, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** @param retryAfterSeconds none: it is given up. */
export async function markNotSent(
  tx: Transaction<Tables>,
  id: string,
  retryAfterSeconds: number | undefined,
): Promise<void> {
  await tx
    .updateTable('delivery')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      ...(retryAfterSeconds === undefined
        ? { status: 'failed' as const }
        : { due_at: sql<Date>`now() + make_interval(secs => ${retryAfterSeconds})` }),
    }))
    .where('id', '=', id)
    .execute();
}

export function listDeliveries(
  db: Kysely<Tables>,
  userId: string,
  page: { after: string[] | undefined; limit: number },
) {
  let query = db
    .selectFrom('delivery')
    .select(['id', 'type', 'channel', 'subject', 'status', 'created_at', 'sent_at'])
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit);
  const [createdAt, id] = page.after ?? [];
  if (createdAt !== undefined && id !== undefined)
    query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(new Date(createdAt), id)));
  return query.execute();
}

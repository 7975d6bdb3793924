import { sql, type Kysely, type Transaction } from 'kysely';
import type { EventData } from '#events';
import { lockUnknownRecipient } from './recipients.ts';
import type { Tables } from './schema.ts';

export type NewDelivery = {
  id: string;
  user_id: string;
  type: string;
  /** Used where the reader's own is not known yet; none: the notice waits until it is. */
  address: string | null;
  subject: string;
  html: string;
  command: EventData['notifications.email'];
};

/** `due`: it is to be sent now. `waiting`: its recipient is not known yet. */
export type Queued = 'due' | 'waiting';

/**
 * Queues a notice to where its reader is reached now. Holding the recipient while it does, it leaves no address behind of
 * an account that is deleted meanwhile.
 *
 * @returns nothing for one that was queued before, and for a reader who is gone.
 */
export async function queueDelivery(db: Kysely<Tables>, delivery: NewDelivery): Promise<Queued | undefined> {
  if (delivery.address !== null) return insertDelivery(db, delivery);
  return db.transaction().execute(async (tx) => {
    await lockUnknownRecipient(tx, delivery.user_id);
    return insertDelivery(tx, delivery);
  });
}

async function insertDelivery(
  db: Kysely<Tables> | Transaction<Tables>,
  { id, user_id, type, address, subject, html, command }: NewDelivery,
): Promise<Queued | undefined> {
  const { rows } = await sql<{ is_due: boolean }>`
    with known as (
      select email from recipient where user_id = ${user_id} for share
    ), recipient_now as (
      select coalesce((select email from known), ${address}) as address
    )
    insert into delivery (id, user_id, type, channel, address, subject, html, due_at, command)
    select ${id}::uuid, ${user_id}::uuid, ${type}, 'email', address, ${subject}, ${html},
      case when address is not null then now() end,
      case when address is null then ${JSON.stringify(command)}::jsonb end
    from recipient_now
    where not exists (select from known where email is null)
    on conflict (id) do nothing
    returning due_at is not null as is_due`.execute(db);
  const [queued] = rows;
  return queued && (queued.is_due ? 'due' : 'waiting');
}

/** The notices that wait for a recipient to be known, oldest first. */
export async function waitingDeliveries(tx: Transaction<Tables>, userId: string) {
  const rows = await tx
    .selectFrom('delivery')
    .select(['id', 'command'])
    .where('user_id', '=', userId)
    .where('status', '=', 'queued')
    .where('due_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  // The column is jsonb, which arrives parsed; it holds what `queueDelivery` put there.
  return rows.map(({ id, command }) => ({ id, command: command as unknown as EventData['notifications.email'] }));
}

/** Makes a notice that waited due, after those that came before it. */
export async function addressDelivery(
  tx: Transaction<Tables>,
  id: string,
  { address, subject, html }: { address: string; subject: string; html: string },
): Promise<void> {
  await tx
    .updateTable('delivery')
    .set((eb) => ({ address, subject, html, command: null, due_at: eb.ref('created_at') }))
    .where('id', '=', id)
    .execute();
}

/** Gives up the notices whose recipients are still not known. @returns how many. */
export async function giveUpWaitingDeliveries(db: Kysely<Tables>, queuedBefore: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ status: 'failed', html: null, command: null })
    .where('status', '=', 'queued')
    .where('due_at', 'is', null)
    .where('created_at', '<', queuedBefore)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
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

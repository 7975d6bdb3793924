import { sql, type Kysely, type Transaction } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { Tables } from './schema.ts';

export type NewDelivery = {
  id: string;
  user_id: string;
  type: string;
  /** Used where the reader's own is not known yet. */
  address: string | null;
  subject: string;
  html: string;
};

/**
 * Queues a notice to where its reader is reached now. Holding the recipient while it does, it leaves no address behind of
 * an account that is deleted meanwhile.
 *
 * @returns whether it is new: false for one that was queued before, and for a reader who is gone.
 */
export async function queueDelivery(db: Kysely<Tables>, delivery: NewDelivery): Promise<boolean> {
  const { id, user_id, type, address, subject, html } = delivery;
  const { rows } = await sql<{ id: string }>`
    with known as (
      select email from recipient where user_id = ${user_id} for share
    )
    insert into delivery (id, user_id, type, channel, address, subject, html)
    select ${id}::uuid, ${user_id}::uuid, ${type}, 'email', coalesce((select email from known), ${address}), ${subject},
      ${html}
    where not exists (select from known where email is null)
    on conflict (id) do nothing
    returning id`.execute(db);
  return rows.length > 0;
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

/** Notices are kept for a year, for whoever asks what they were told. */
export async function forgetOldDeliveries(db: Kysely<Tables>): Promise<void> {
  await sql`delete from delivery where created_at < now() - interval '1 year' and status <> 'queued'`.execute(db);
}

export function listDeliveries(
  db: Kysely<Tables>,
  userId: string,
  page: { after: [createdAt: string, id: string] | undefined; limit: number },
) {
  let query = db
    .selectFrom('delivery')
    .select(['id', 'type', 'channel', 'subject', 'status', 'created_at', 'sent_at'])
    .select(instantText('created_at').as('created_at_text'))
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.after) {
    const [createdAt, id] = page.after;
    query = query.where(sql<boolean>`(created_at, id) < (${createdAt}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

import { sql, type Kysely, type Transaction } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { EventData } from '#events';
import { lockUnknownRecipient } from './recipients.ts';
import type { Tables } from './schema.ts';

export type NewDelivery = {
  id: string;
  user_id: string;
  type: string;
  /** Used while the reader's own is unknown; without it, the notice waits until it is known. */
  address: string | null;
  subject: string;
  html: string;
  command: EventData['notifications.email'];
};

/** `due`: it can be sent now. `waiting`: its recipient is not known yet. */
export type Queued = 'due' | 'waiting';

/**
 * Queues a notice to its reader's current address. The recipient is locked meanwhile, so that no address of an account
 * is left behind if it is being deleted.
 *
 * @param recipientIsSettled their row has an address, or surely has none; the row can be locked, which saves a transaction
 * @returns undefined if it was queued before, if the reader is deleted, or if they surely have no address.
 */
export async function queueDelivery(
  db: Kysely<Tables>,
  delivery: NewDelivery,
  { recipientIsSettled = false } = {},
): Promise<Queued | undefined> {
  if (recipientIsSettled) return insertDelivery(db, delivery, { unlessWithoutAddress: true });
  return db.transaction().execute(async (tx) => {
    await lockUnknownRecipient(tx, delivery.user_id);
    return insertDelivery(tx, delivery, { unlessWithoutAddress: false });
  });
}

async function insertDelivery(
  db: Kysely<Tables> | Transaction<Tables>,
  { id, user_id, type, address, subject, html, command }: NewDelivery,
  { unlessWithoutAddress }: { unlessWithoutAddress: boolean },
): Promise<Queued | undefined> {
  const { rows } = await sql<{ is_due: boolean }>`
    with known as (
      select email, full_name is null as is_deleted from recipient where user_id = ${user_id} for share
    ), recipient_now as (
      select case when exists (select from known) then (select email from known) else ${address} end as address
    )
    insert into delivery (id, user_id, type, channel, address, subject, html, due_at, command)
    select ${id}::uuid, ${user_id}::uuid, ${type}, 'email', address, ${subject}, ${html},
      case when address is not null then now() end,
      case when address is null then ${JSON.stringify(command)}::jsonb end
    from recipient_now
    where not exists (select from known where email is null and (is_deleted or ${unlessWithoutAddress}))
    on conflict (id) do nothing
    returning due_at is not null as is_due`.execute(db);
  const [queued] = rows;
  return queued && (queued.is_due ? 'due' : 'waiting');
}

/** Queues an e-mail that is written when it is sent: users says then what is in it, and where it goes. @returns whether it was queued before */
export async function queueUnwrittenDelivery(
  db: Kysely<Tables>,
  { id, user_id, type, subject, command }: Pick<NewDelivery, 'id' | 'user_id' | 'type' | 'subject' | 'command'>,
): Promise<boolean> {
  const queued = await db
    .insertInto('delivery')
    .values({
      id,
      user_id,
      type,
      channel: 'email',
      subject,
      address: null,
      html: null,
      due_at: sql<Date>`now()`,
      command: JSON.stringify(command),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return queued === undefined;
}

export type GuardianDelivery = Pick<NewDelivery, 'id' | 'user_id' | 'type' | 'subject' | 'html'> & {
  guardian_id: string;
};

/**
 * Queues a notice about a child to a guardian. One that waited for the child to be known becomes this one.
 *
 * @returns whether it was this call that did it
 */
export async function queueGuardianDelivery(tx: Transaction<Tables>, delivery: GuardianDelivery): Promise<boolean> {
  const { guardian_id, subject, html } = delivery;
  const queued = await tx
    .insertInto('delivery')
    .values({ ...delivery, channel: 'email', due_at: sql<Date>`now()` })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({
          guardian_id,
          subject,
          html,
          address: null,
          command: null,
          due_at: eb.ref('delivery.created_at'),
        }))
        .where('delivery.status', '=', 'queued')
        .where('delivery.due_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  return queued !== undefined;
}

/**
 * How many notices the mail server has not taken yet, up to `most`, and since when the oldest of them waits for its first
 * attempt: one that is tried again has been turned down, which says nothing about the others.
 */
export async function untilSent(db: Kysely<Tables>, most: number): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*) as count, min(created_at) filter (where attempts = 0) as oldest
    from (
      select created_at, attempts from delivery where status = 'queued' and due_at is not null limit ${most}
    ) as waiting`.execute(db);
  return rows[0] ?? { count: 0, oldest: null };
}

/** The notices that wait for their recipient to become known, oldest first. */
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
  return rows.flatMap(({ id, command }) => (command ? [{ id, command }] : []));
}

/** The unknown recipients of waiting notices for whom users is to be asked, the longest due first. */
export async function recipientsToAskFor(db: Kysely<Tables>, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select user_id from delivery
    where status = 'queued' and due_at is null
    group by user_id
    having coalesce(max(ask_at), min(created_at)) <= ${now}
    order by coalesce(max(ask_at), min(created_at)), user_id
    limit ${limit}`.execute(db);
  return rows.map(({ user_id }) => user_id);
}

/** Waits as long again as the recipient's notices have waited: at least a minute, and no longer than given. */
export async function askAgainLater(
  db: Kysely<Tables>,
  userId: string,
  { now, atMostSeconds }: { now: Date; atMostSeconds: number },
): Promise<void> {
  await sql`
    update delivery
    set ask_at = ${now}::timestamptz
      + least(greatest(${now} - created_at, interval '1 minute'), make_interval(secs => ${atMostSeconds}))
    where user_id = ${userId} and status = 'queued' and due_at is null`.execute(db);
}

/** Makes a waiting notice due, after earlier ones. */
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

/** Drops the notices that waited for a user who has no address. */
export async function dropWaitingDeliveries(tx: Transaction<Tables>, userId: string): Promise<void> {
  await tx
    .deleteFrom('delivery')
    .where('user_id', '=', userId)
    .where('status', '=', 'queued')
    .where('due_at', 'is', null)
    .execute();
}

/** Fails the notices whose recipients are still unknown. @returns how many. */
export async function giveUpWaitingDeliveries(db: Kysely<Tables>, queuedBefore: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ status: 'failed', failure: 'recipient unknown', command: null })
    .where('status', '=', 'queued')
    .where('due_at', 'is', null)
    .where('created_at', '<', queuedBefore)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export type ClaimedDelivery = {
  id: string;
  user_id: string;
  guardian_id: string | null;
  address: string | null;
  subject: string;
  html: string | null;
  attempts: number;
  created_at: Date;
  /** Of an e-mail that is written when it is sent. */
  command: EventData['notifications.email'] | null;
};

export type Claimed = {
  deliveries: ClaimedDelivery[];
  /** Whether another one is due and not claimed. */
  more: boolean;
};

/**
 * Marks deliveries as sent, and claims those that have been due longest, for the length of the lease. It is one short
 * statement, in its own transaction.
 */
export async function markSentAndClaim(
  db: Kysely<Tables>,
  { sent, owner, leaseSeconds, limit }: { sent: string[]; owner: string; leaseSeconds: number; limit: number },
): Promise<Claimed> {
  // If its lease has expired, a sent delivery is due as well; one statement cannot change a row twice.
  const { rows } = await sql<ClaimedDelivery & { more: boolean }>`
    with sent as (
      update delivery set status = 'sent', sent_at = now(), attempts = attempts + 1, claimed_by = null, failure = null
      where id = any(${sent}::uuid[]) and status <> 'sent'
    ), due as (
      select id, due_at from delivery
      where status = 'queued' and due_at <= now() and id <> all(${sent}::uuid[])
      order by due_at
      limit ${limit + 1}
      for update skip locked
    ), claimed as (
      update delivery set claimed_by = ${owner}, due_at = now() + make_interval(secs => ${leaseSeconds})
      where id in (select id from due order by due_at limit ${limit})
      returning id, user_id, guardian_id, address, subject, html, attempts, created_at, command
    )
    select claimed.*, (select count(*) > ${limit} from due) as more from claimed`.execute(db);
  return { deliveries: rows, more: rows[0]?.more ?? false };
}

/** Renews the lease of a delivery that is still being sent, unless another sender has claimed it by now. */
export async function renewLease(
  db: Kysely<Tables>,
  { id, owner, leaseSeconds }: { id: string; owner: string; leaseSeconds: number },
): Promise<void> {
  await sql`
    update delivery set due_at = now() + make_interval(secs => ${leaseSeconds})
    where id = ${id} and claimed_by = ${owner} and status = 'queued'`.execute(db);
}

/**
 * Returns a delivery that was not accepted to the queue, or fails it, unless another sender has claimed it by now.
 *
 * @param attempt whether it counts as one of the notice's attempts
 * @param retryAfterSeconds undefined: it fails for good
 */
export async function markNotSent(
  db: Kysely<Tables>,
  {
    id,
    owner,
    failure,
    attempt,
    retryAfterSeconds,
  }: {
    id: string;
    owner: string;
    failure: string;
    attempt: boolean;
    retryAfterSeconds: number | undefined;
  },
): Promise<void> {
  await db
    .updateTable('delivery')
    .set((eb) => ({
      claimed_by: null,
      failure,
      ...(attempt && { attempts: eb('attempts', '+', 1) }),
      ...(retryAfterSeconds === undefined
        ? { status: 'failed' as const }
        : { due_at: sql<Date>`now() + make_interval(secs => ${retryAfterSeconds})` }),
    }))
    .where('id', '=', id)
    .where('claimed_by', '=', owner)
    .where('status', '=', 'queued')
    .execute();
}

export type NoticeStatus = 'queued' | 'sent' | 'failed';

/** Notices of all readers, newest first. */
export function listDeliveriesByStatus(db: Kysely<Tables>, status: NoticeStatus, page: Page) {
  return newestFirst(db, page)
    .select(['id', 'user_id', 'guardian_id', 'type', 'channel', 'subject', 'status'])
    .select(['attempts', 'failure', 'created_at', 'sent_at'])
    .where('status', '=', status)
    .execute();
}

export type ListedDelivery = Omit<Awaited<ReturnType<typeof listDeliveriesByStatus>>[number], 'created_at_text'>;

export function findDelivery(db: Kysely<Tables>, id: string) {
  return db
    .selectFrom('delivery')
    .select(['id', 'user_id', 'status', 'html', 'command'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Requeues failed deliveries, to their readers' current addresses, or to the same guardians. Those of deleted readers have no text any more, and
 * stay failed.
 *
 * @param only one of them; otherwise the oldest ones
 */
export async function requeueFailed(
  db: Kysely<Tables>,
  { only, limit }: { only?: string; limit: number },
): Promise<ListedDelivery[]> {
  const { rows } = await sql<ListedDelivery>`
    update delivery
    set status = 'queued', due_at = now(), attempts = 0, claimed_by = null,
      address = case when guardian_id is null
        then coalesce((select email from recipient where recipient.user_id = delivery.user_id), address) end
    where id in (
      select id from delivery
      where status = 'failed' and html is not null
        and (address is not null or guardian_id is not null or exists (
          select from recipient where recipient.user_id = delivery.user_id and email is not null))
        and (${only ?? null}::uuid is null or id = ${only ?? null}::uuid)
      order by created_at, id
      limit ${limit}
      for update skip locked
    )
    returning id, user_id, guardian_id, type, channel, subject, status, attempts, failure, created_at, sent_at`.execute(
    db,
  );
  return rows;
}

export function listDeliveries(db: Kysely<Tables>, userId: string, page: Page) {
  return newestFirst(db, page)
    .select(['id', 'guardian_id', 'type', 'channel', 'subject', 'status', 'created_at', 'sent_at'])
    .where('user_id', '=', userId)
    .execute();
}

type Page = { after: [createdAt: string, id: string] | undefined; limit: number };

function newestFirst(db: Kysely<Tables>, { after, limit }: Page) {
  const query = db
    .selectFrom('delivery')
    .select(instantText('created_at').as('created_at_text'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (!after) return query;
  const [createdAt, id] = after;
  return query.where(sql<boolean>`(created_at, id) < (${createdAt}::timestamptz, ${id}::uuid)`);
}

import { sql, type Generated, type Kysely, type Transaction } from 'kysely';
import { insertDeadLetter, type Cause, type DeadLetterTables } from './dead-letters.ts';
import { givenUpBefore, isGivenUp, nextTryAt } from './retry-policy.ts';

/** An event that failed, or waits behind an earlier failed one of its subject. */
export type ParkedEventTable = {
  /** The order in which the events arrived. */
  position: Generated<number>;
  event_id: string;
  topic: string;
  type: string;
  /** Events of one topic and subject are handled in order; the event's id where it has no subject. */
  subject: string;
  /** The event as received. */
  event: string;
  /** How many attempts were made, including the current one. */
  attempts: number;
  /** During an attempt, when another replica may try it; null while it waits behind an earlier event. */
  next_try_at: Date | null;
  /** When its first attempt failed, or began if it never ended. */
  first_failed_at: Date | null;
  cause_code: Cause['code'] | null;
  cause_detail: string | null;
};

export type ParkedEventTables = { parked_event: ParkedEventTable };

/** What a subscribing service stores about events that it could not handle. */
export type SubscriptionTables = ParkedEventTables & DeadLetterTables;

/** For a migration of a service that subscribes. */
export async function createParkedEvents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table parked_event (
      position bigint primary key generated always as identity,
      event_id text not null unique,
      topic text not null,
      type text not null,
      subject text not null,
      event text not null,
      attempts int not null,
      next_try_at timestamptz,
      first_failed_at timestamptz,
      cause_code text,
      cause_detail text
    )`.execute(db);
  await sql`create index on parked_event (topic, subject, position)`.execute(db);
  await sql`create index on parked_event (next_try_at) where next_try_at is not null`.execute(db);
}

type Db = Kysely<SubscriptionTables>;
type Tx = Transaction<SubscriptionTables>;

export type Subject = { topic: string; subject: string };
export type EventToPark = Subject & { event_id: string; type: string; event: string };

/** An attempt in progress; `attempts` distinguishes it from one that another replica began later. */
export type Try = Subject & { position: number; event_id: string; attempts: number };

/** Longer than any attempt takes: each of its statements ends after ten seconds. */
const LEASE_MS = 60_000;
const leaseEnd = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

/** Whether an event was parked or became a dead letter before, and whether earlier ones of its subject are parked. */
export type Found = { known: boolean; behind: boolean };

/** What is known about delivered events, by id. One statement per delivery. */
export async function findParked(db: Db, events: readonly EventToPark[]): Promise<Map<string, Found>> {
  const { rows } = await sql<Found & { event_id: string }>`
    select event_id,
      exists (select from parked_event where event_id = delivered.event_id)
        or exists (select from dead_letter where event_id = delivered.event_id) as known,
      exists (select from parked_event where topic = delivered.topic and subject = delivered.subject) as behind
    from unnest(
      ${events.map(({ event_id }) => event_id)}::text[],
      ${events.map(({ topic }) => topic)}::text[],
      ${events.map(({ subject }) => subject)}::text[]
    ) as delivered (event_id, topic, subject)`.execute(db);
  return new Map(rows.map(({ event_id, ...found }) => [event_id, found]));
}

/** Parks an untried event, behind those of its subject. */
export async function parkUntried(db: Db, event: EventToPark, now: Date): Promise<void> {
  await db.transaction().execute((tx) => park(tx, event, { attempts: 0, next_try_at: now }));
}

/** Parks an event whose first attempt has failed. */
export async function parkFailed(db: Db, event: EventToPark, cause: Cause, now: Date): Promise<void> {
  await db.transaction().execute((tx) =>
    park(tx, event, {
      attempts: 1,
      next_try_at: nextTryAt(1, now),
      first_failed_at: now,
      ...asColumns(cause),
    }),
  );
}

const asColumns = ({ code, detail }: Cause) => ({ cause_code: code, cause_detail: detail ?? null });

/** Parks an event whose first attempt is in progress. @returns the attempt, to be ended with `endTry`. */
export async function parkBegun(db: Db, event: EventToPark, now: Date): Promise<Try | undefined> {
  return db
    .transaction()
    .execute((tx) =>
      park(tx, event, { attempts: 1, next_try_at: leaseEnd(now), first_failed_at: now, ...asColumns(UNENDED) }),
    );
}

type State = Pick<ParkedEventTable, 'attempts'> & { next_try_at: Date } & Partial<
    Pick<ParkedEventTable, 'first_failed_at' | 'cause_code' | 'cause_detail'>
  >;

async function park(tx: Tx, event: EventToPark, state: State): Promise<Try | undefined> {
  const isFirst = (await lockSubject(tx, event)) === undefined;
  return tx
    .insertInto('parked_event')
    .values({
      ...event,
      first_failed_at: null,
      cause_code: null,
      cause_detail: null,
      ...state,
      next_try_at: isFirst ? state.next_try_at : null,
    })
    .onConflict((conflict) => conflict.column('event_id').doNothing())
    .returning(['position', 'event_id', 'attempts', 'topic', 'subject'])
    .executeTakeFirst();
}

/** Locks the parked events of a subject until the transaction ends. @returns the position of the first. */
async function lockSubject(tx: Tx, { topic, subject }: Subject): Promise<number | undefined> {
  // A separate statement: what it guards must be read with a snapshot taken after locking.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${topic} ${subject}`}, 0))`.execute(tx);
  const first = await tx
    .selectFrom('parked_event')
    .select('position')
    .where('topic', '=', topic)
    .where('subject', '=', subject)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return first?.position;
}

export type BegunTry = Try & {
  event: string;
  /** Whether an hour has passed and the last attempt never ended: its handler may be what kills the process. */
  is_hopeless: boolean;
};

/** The cause stored during an attempt, in case its process dies. */
export const UNENDED: Cause = { code: 'handler_failed', detail: 'Its handler did not end, or its process died.' };

/**
 * Begins an attempt at the event that has been due longest, so that no other replica does. It is the first of its
 * subject.
 */
export async function beginTry(db: Db, now: Date): Promise<BegunTry | undefined> {
  const { rows } = await sql<BegunTry>`
    with due as (
      select position, first_failed_at, cause_detail from parked_event
      where next_try_at <= ${now}
      order by next_try_at
      limit 1
      for update skip locked
    )
    update parked_event tried
    set next_try_at = ${leaseEnd(now)}, attempts = tried.attempts + 1,
      first_failed_at = coalesce(tried.first_failed_at, ${now}), cause_code = ${UNENDED.code}, cause_detail = ${UNENDED.detail}
    from due where tried.position = due.position
    returning tried.position, tried.event_id, tried.attempts, tried.topic, tried.subject, tried.event,
      coalesce(due.first_failed_at <= ${givenUpBefore(now)} and due.cause_detail = ${UNENDED.detail}, false)
        as is_hopeless`.execute(db);
  return rows[0];
}

export type TryEnd = 'handled' | 'parked' | 'dead letter';

/**
 * Ends an attempt. A handled event is removed; one that failed for good or for too long becomes a dead letter; then the
 * next one of its subject is due. Any other is retried later.
 */
export async function endTry(db: Db, one: Try, cause: Cause | undefined, now: Date): Promise<TryEnd> {
  return db.transaction().execute(async (tx) => {
    const first = await lockSubject(tx, one);
    const row = await tx.selectFrom('parked_event').selectAll().where('position', '=', one.position).executeTakeFirst();
    if (!row) return cause ? 'parked' : 'handled';
    if (cause) {
      // Another replica has begun an attempt since then, which decides.
      if (row.attempts !== one.attempts) return 'parked';
      const firstFailedAt = row.first_failed_at ?? now;
      if (cause.code === 'handler_failed' && !isGivenUp(firstFailedAt, now)) {
        await tx
          .updateTable('parked_event')
          .set({
            next_try_at: row.position === first ? nextTryAt(row.attempts, now) : null,
            first_failed_at: firstFailedAt,
            ...asColumns(cause),
          })
          .where('position', '=', one.position)
          .execute();
        return 'parked';
      }
      const { event_id, topic, type, event } = row;
      await insertDeadLetter<SubscriptionTables>(tx, { event_id, topic, type, event, cause });
    }
    await tx.deleteFrom('parked_event').where('position', '=', one.position).execute();
    await makeFirstDue(tx, one, now);
    return cause ? 'dead letter' : 'handled';
  });
}

async function makeFirstDue(tx: Tx, { topic, subject }: Subject, now: Date): Promise<void> {
  await sql`
    update parked_event set next_try_at = ${now}
    where next_try_at is null
      and position = (select min(position) from parked_event where topic = ${topic} and subject = ${subject})`.execute(
    tx,
  );
}

/** How many events are parked, up to `most`, and since when the first of them is. */
export async function parkedSince(db: Db, most: number): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*) as count, min(first_failed_at) as oldest
    from (select first_failed_at from parked_event order by position limit ${most}) as parked`.execute(db);
  return rows[0] ?? { count: 0, oldest: null };
}

export async function countParked(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('parked_event')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

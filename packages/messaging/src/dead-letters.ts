import { sql, type Generated, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { asTables } from '#postgres/as-tables.ts';

/** Why a message could not be handled, without any of its contents. */
export type Cause = {
  code: 'not_an_event' | 'unknown_type' | 'not_as_its_schema_says' | 'handler_failed';
  detail?: string;
};

export type DeadLetterStatus = 'waiting' | 'redelivered' | 'discarded';

/** A message that this app could not handle, after all attempts. */
export type DeadLetterTable = {
  /** Increases with time. */
  id: string;
  event_id: string;
  topic: string;
  type: string;
  /** The message as received; erased when it is resolved. */
  event: string | null;
  cause_code: Cause['code'];
  cause_detail: string | null;
  status: Generated<DeadLetterStatus>;
  received_at: Generated<Date>;
  resolved_at: Date | null;
  /** The admin who resolved it. */
  resolved_by: string | null;
};

export type DeadLetterTables = { dead_letter: DeadLetterTable };

/** For a migration of a service that subscribes. */
export async function createDeadLetters(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dead_letter (
      id uuid primary key,
      event_id text not null unique,
      topic text not null,
      type text not null,
      event text,
      cause_code text not null,
      cause_detail text,
      status text not null default 'waiting' check (status in ('waiting', 'redelivered', 'discarded')),
      received_at timestamptz not null default now(),
      resolved_at timestamptz,
      resolved_by uuid
    )`.execute(db);
  await sql`create index on dead_letter (status, id desc)`.execute(db);
}

type NewDeadLetter = Pick<DeadLetterTable, 'event_id' | 'topic' | 'type' | 'event'> & { cause: Cause };

/** Stores a message once, however often it is delivered. @returns whether it is new. */
export async function insertDeadLetter<Tables extends DeadLetterTables>(
  db: Kysely<Tables>,
  { cause, ...letter }: NewDeadLetter,
): Promise<boolean> {
  const inserted = await asTables<DeadLetterTables>(db)
    .insertInto('dead_letter')
    .values({
      id: uuidv7(),
      ...letter,
      cause_code: cause.code,
      cause_detail: cause.detail ?? null,
      resolved_at: null,
      resolved_by: null,
    })
    .onConflict((conflict) => conflict.column('event_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function listDeadLetters(
  db: Kysely<DeadLetterTables>,
  page: { status: DeadLetterStatus; before: string | undefined; limit: number },
) {
  let query = db
    .selectFrom('dead_letter')
    .selectAll()
    .where('status', '=', page.status)
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.before !== undefined) query = query.where('id', '<', page.before);
  return query.execute();
}

export type DeadLetterRow = Awaited<ReturnType<typeof listDeadLetters>>[number];

export function findDeadLetter(db: Kysely<DeadLetterTables>, id: string) {
  return db.selectFrom('dead_letter').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A letter, locked until the transaction ends. */
export function lockDeadLetter(tx: Transaction<DeadLetterTables>, id: string) {
  return tx.selectFrom('dead_letter').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export type Resolution = { status: Exclude<DeadLetterStatus, 'waiting'>; adminId: string };

export function resolveDeadLetter(tx: Transaction<DeadLetterTables>, id: string, by: Resolution) {
  return tx
    .updateTable('dead_letter')
    .set({ status: by.status, resolved_by: by.adminId, resolved_at: sql<Date>`now()`, event: null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function recordDeadLetterCause(
  db: Kysely<DeadLetterTables>,
  id: string,
  { code, detail }: Cause,
): Promise<void> {
  await db
    .updateTable('dead_letter')
    .set({ cause_code: code, cause_detail: detail ?? null })
    .where('id', '=', id)
    .execute();
}

export async function countWaitingDeadLetters<Tables extends DeadLetterTables>(db: Kysely<Tables>): Promise<number> {
  const { count } = await asTables<DeadLetterTables>(db)
    .selectFrom('dead_letter')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Removes the dead letters of some topics that tell of a person who is erased. Only where handling them again would have
 * no effect any more.
 */
export async function purgeDeadLettersOf(
  tx: Transaction<DeadLetterTables>,
  topics: readonly string[],
  personId: string,
): Promise<void> {
  await sql`delete from dead_letter where topic = any(${topics}::text[]) and position(${personId} in event) > 0`.execute(
    tx,
  );
}

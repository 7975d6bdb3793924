import { sql, type Generated, type Kysely } from 'kysely';

/** A message that was decided on and must reach the broker. Written in the transaction of its cause. */
export type OutboxTable = {
  /** Also the CloudEvent's id: what consumers know a repeated message by. Rises with time. */
  id: string;
  topic: string;
  type: string;
  /** Whose message it is, as the loan's id: messages of one subject leave in order. */
  subject: string;
  data: string;
  traceparent: string | null;
  created_at: Generated<Date>;
  published_at: Date | null;
};

/** A message whose effect is committed. */
export type InboxTable = { event_id: string; received_at: Generated<Date> };

export type OutboxTables = { outbox: OutboxTable };
export type InboxTables = { inbox: InboxTable };

/** For a service's first migration. */
export async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox (
      id uuid primary key,
      topic text not null,
      type text not null,
      subject text not null,
      data jsonb not null,
      traceparent text,
      created_at timestamptz not null default now(),
      published_at timestamptz
    )`.execute(db);
  await sql`create index outbox_waiting on outbox (id) where published_at is null`.execute(db);
  await sql`create index outbox_published on outbox (published_at) where published_at is not null`.execute(db);
}

/** For a service's first migration. */
export async function createInbox(db: Kysely<unknown>): Promise<void> {
  await sql`create table inbox (event_id text primary key, received_at timestamptz not null default now())`.execute(db);
  await sql`create index on inbox (received_at)`.execute(db);
}

import { sql, type Generated, type Kysely } from 'kysely';
import { laneOfSubject } from './lanes.ts';

/** A message that must reach the broker. Stored in the transaction of its cause. */
export type OutboxTable = {
  /** Increases in commit order, for messages of one subject whose writers wait for each other. */
  position: Generated<number>;
  /** Also the CloudEvent's id, by which consumers recognise a repeated message. */
  id: string;
  topic: string;
  /** Its lane of the topic (lanes.ts). */
  lane: number;
  type: string;
  /** What the message is about, such as the loan's id: messages of one subject are published in order. */
  subject: string;
  /** JSON as written: `jsonb` would refuse what JSON allows, such as NUL in a text. */
  data: string;
  traceparent: string | null;
  created_at: Generated<Date>;
  published_at: Date | null;
  /** Whether it was published, and must be again since the broker may have lost it. */
  put_back: Generated<boolean>;
  /** When it was set aside because it can never be published, and why. */
  failed_at: Date | null;
  failure: string | null;
};

/** Which relay holds a lane, and when it may be tried. A lane without a row is free. */
export type OutboxLaneTable = {
  topic: string;
  lane: number;
  /** The relay that holds it, until its lease ends. */
  owner: string | null;
  owned_until: Date;
  /** How often it was claimed: shows the next claimant that it saw the lane as the last owner left it. */
  claims: number;
  /** How many attempts in a row have published nothing, and when the next may be made. */
  failures: number;
  next_try_at: Date;
};

/** A subject whose oldest message could not be published: it and the subject's later messages wait. */
export type OutboxHoldTable = { topic: string; subject: string; lane: number; failures: number; next_try_at: Date };

/** What became of a message that was set aside, and by whom; nothing of what was in it. Of several times, the last. */
export type OutboxResolvedTable = {
  /** The message's. */
  id: string;
  topic: string;
  type: string;
  failure: string | null;
  failed_at: Date;
  status: 'put_back' | 'discarded';
  resolved_at: Date;
  /** The admin who resolved it. */
  resolved_by: string;
};

/** A message whose effect is committed. */
export type InboxTable = { event_id: string; received_at: Generated<Date> };

export type OutboxTables = {
  outbox: OutboxTable;
  outbox_lane: OutboxLaneTable;
  outbox_hold: OutboxHoldTable;
  outbox_resolved: OutboxResolvedTable;
};
export type InboxTables = { inbox: InboxTable };

/** For a service's first migration; `createOutboxLanes` brings it up to `OutboxTable`. */
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

/**
 * For a migration after `createOutbox`: adds lanes to the outbox. Waiting messages are copied in order; published ones
 * are not, except those of the last minute, which may have to be put back.
 *
 * Leases and holds are unlogged tables: claiming a lane writes no WAL, and after a crash of the database every lane is
 * free and every subject is tried.
 */
export async function createOutboxLanes(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox rename to outbox_before`.execute(db);
  await sql`
    create table outbox (
      position bigint generated always as identity primary key,
      id uuid not null,
      topic text not null,
      lane smallint not null,
      type text not null,
      subject text not null,
      data json not null,
      traceparent text,
      created_at timestamptz not null default now(),
      published_at timestamptz,
      put_back boolean not null default false,
      failed_at timestamptz,
      failure text
    )`.execute(db);
  await sql`
    insert into outbox (id, topic, lane, type, subject, data, traceparent, created_at, published_at)
    select id, topic, ${laneOfSubject(sql`subject`)}, type, subject, data, traceparent, created_at, published_at
    from outbox_before
    where published_at is null or published_at > now() - interval '1 minute'
    order by id`.execute(db);
  await sql`drop table outbox_before`.execute(db);
  await fillLanes(db);
  await sql`
    create index outbox_waiting on outbox (topic, lane, position)
    where published_at is null and failed_at is null`.execute(db);
  await sql`create index outbox_published on outbox (published_at) where published_at is not null`.execute(db);
  await sql`create index outbox_failed on outbox (failed_at) where failed_at is not null`.execute(db);
  await sql`
    create unlogged table outbox_lane (
      topic text not null,
      lane smallint not null,
      owner uuid,
      owned_until timestamptz not null,
      claims bigint not null,
      failures int not null default 0,
      next_try_at timestamptz not null default '-infinity',
      primary key (topic, lane)
    )`.execute(db);
  await sql`
    create unlogged table outbox_hold (
      topic text not null,
      subject text not null,
      lane smallint not null,
      failures int not null,
      next_try_at timestamptz not null,
      primary key (topic, subject)
    )`.execute(db);
}

/** For a migration after `createOutboxLanes`. */
export async function createOutboxResolved(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox_resolved (
      id uuid primary key,
      topic text not null,
      type text not null,
      failure text,
      failed_at timestamptz not null,
      status text not null check (status in ('put_back', 'discarded')),
      resolved_at timestamptz not null,
      resolved_by uuid not null
    )`.execute(db);
  await sql`create index on outbox_resolved (resolved_at)`.execute(db);
}

/** The previous release, which still writes during the rollout, sets no lane. */
async function fillLanes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function fill_outbox_lane() returns trigger language plpgsql as $$
    begin
      new.lane := ${laneOfSubject(sql`new.subject`)};
      return new;
    end $$`.execute(db);
  await sql`
    create trigger outbox_without_lane before insert on outbox
    for each row when (new.lane is null) execute function fill_outbox_lane()`.execute(db);
}

/** For a service's first migration. */
export async function createInbox(db: Kysely<unknown>): Promise<void> {
  await sql`create table inbox (event_id text primary key, received_at timestamptz not null default now())`.execute(db);
  await sql`create index on inbox (received_at)`.execute(db);
}

import { sql, type Generated, type Kysely, type QueryExecutorProvider } from 'kysely';
import type { Retention } from '#postgres/purge.ts';
import { asTables } from '#postgres/as-tables.ts';
import { ORIGIN, sealAfter, type AuditEntry, type Found, type Head, type Seal } from './chain.ts';

export type AuditTables = {
  audit_entry: AuditEntry;
  audit_seal: Seal;
  /** The entries that the chain does not hold yet, in the order in which it will. */
  audit_unsealed: { position: Generated<number>; entry_id: string };
};

export type NewAuditEntry = Omit<AuditEntry, 'at'>;

/** Three years, and a few days so that no clock has to be exact. */
const KEPT_DAYS = 3 * 365 + 5;

/** Old entries are dropped; their links stay. The database lets nobody drop younger ones. */
export const auditRetention: Retention = {
  table: 'audit_entry',
  column: 'at',
  days: KEPT_DAYS,
  where: sql<boolean>`exists (select from audit_seal where audit_seal.entry_id = audit_entry.id)`,
};

/** Entries from before then may be gone. */
export const auditKeptSince = (now: Date): Date => new Date(now.getTime() - 3 * 365 * 86_400_000);

/**
 * For a migration of each service whose operations are audited. Rows are added, and neither changed nor removed, by
 * whatever login: only the owner of the tables could lift that, and then the chain tells.
 */
export async function createAuditTrail(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_entry (
      id uuid primary key,
      at timestamptz(3) not null default clock_timestamp(),
      action text not null,
      outcome text not null check (outcome in ('done', 'refused')),
      code text,
      caller_id uuid,
      caller_role text,
      session_id uuid,
      network text not null,
      user_id uuid,
      shown uuid[],
      thing text,
      reason text,
      facts jsonb not null
    )`.execute(db);
  await sql`create index audit_entry_at on audit_entry (at)`.execute(db);
  await sql`create index audit_entry_caller on audit_entry (caller_id, id)`.execute(db);
  await sql`create index audit_entry_user on audit_entry (user_id, id) where user_id is not null`.execute(db);
  await sql`create index audit_entry_shown on audit_entry using gin (shown) where shown is not null`.execute(db);
  await sql`create index audit_entry_action on audit_entry (action, id)`.execute(db);
  await sql`
    create table audit_unsealed (
      position bigint generated always as identity primary key,
      entry_id uuid not null
    )`.execute(db);
  await sql`
    create table audit_seal (
      seq bigint primary key,
      entry_id uuid not null unique,
      at timestamptz(3) not null,
      entry_hash text not null,
      hash text not null
    )`.execute(db);
  await sql`
    create function keep_audit_trail() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and tg_table_name = 'audit_entry' then
        if old.at < clock_timestamp() - interval '1095 days'
          and exists (select from audit_seal where audit_seal.entry_id = old.id) then return old; end if;
      end if;
      raise exception 'the audit trail is only added to' using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  for (const table of ['audit_entry', 'audit_seal'])
    for (const [name, on] of [
      ['keep_rows', 'before update or delete'],
      ['keep_all', 'before truncate'],
    ] as const)
      await sql`
        create trigger ${sql.id(name)} ${sql.raw(on)} on ${sql.table(table)}
        for each ${sql.raw(name === 'keep_rows' ? 'row' : 'statement')} execute function keep_audit_trail()`.execute(
        db,
      );
}

/** Adds an entry, in the transaction of what it tells of. It is sealed once that is committed. One that is there stays as it is. */
export async function addEntry(db: QueryExecutorProvider, entry: NewAuditEntry): Promise<void> {
  await sql`
    with added as (
      insert into audit_entry (
        id, action, outcome, code, caller_id, caller_role, session_id, network, user_id, shown, thing, reason, facts
      ) values (
        ${entry.id}, ${entry.action}, ${entry.outcome}, ${entry.code}, ${entry.caller_id}, ${entry.caller_role},
        ${entry.session_id}, ${entry.network}, ${entry.user_id}, ${entry.shown}::uuid[], ${entry.thing},
        ${entry.reason}, ${JSON.stringify(entry.facts)}::jsonb
      ) on conflict (id) do nothing returning id
    )
    insert into audit_unsealed (entry_id) select id from added`.execute(db);
}

const BATCH = 500;

/**
 * Holds committed entries to the chain, by one process at a time.
 *
 * @returns whether there may be more
 */
export async function sealEntries<Tables>(db: Kysely<Tables>): Promise<boolean> {
  const trail = asTables<AuditTables>(db);
  const waiting = await trail.selectFrom('audit_unsealed').select('position').limit(1).executeTakeFirst();
  if (!waiting) return false;
  return trail.transaction().execute(async (tx) => {
    const { rows } = await sql<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('audit seal', 0)) as locked`.execute(tx);
    if (!rows[0]?.locked) return false;
    const entries = await tx
      .selectFrom('audit_unsealed')
      .innerJoin('audit_entry', 'audit_entry.id', 'audit_unsealed.entry_id')
      .selectAll('audit_entry')
      .orderBy('audit_unsealed.position')
      .limit(BATCH)
      .execute();
    let head = await findHead(tx);
    const seals = entries.map((entry) => {
      const seal = sealAfter(head, entry);
      head = seal;
      return seal;
    });
    if (seals.length === 0) return false;
    await tx.insertInto('audit_seal').values(seals).execute();
    const sealed = seals.map(({ entry_id }) => entry_id);
    await sql`delete from audit_unsealed where entry_id = any(${sealed}::uuid[])`.execute(tx);
    return seals.length === BATCH;
  });
}

/** The end of the chain. */
export async function findHead(db: Kysely<AuditTables>): Promise<Head> {
  const last = await db
    .selectFrom('audit_seal')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? ORIGIN;
}

export type AuditFilter = {
  caller_id?: string;
  user_id?: string;
  action?: string;
  /** From then on. */
  from?: Date;
  /** Before then. */
  to?: Date;
  /** Older than the entry of this id. */
  before?: string;
};

/** Newest first. */
export function listEntries<Tables>(
  db: Kysely<Tables>,
  { caller_id, user_id, action, from, to, before }: AuditFilter,
  limit: number,
): Promise<AuditEntry[]> {
  let query = asTables<AuditTables>(db).selectFrom('audit_entry').selectAll().orderBy('id', 'desc').limit(limit);
  if (caller_id !== undefined) query = query.where('caller_id', '=', caller_id);
  if (user_id !== undefined)
    query = query.where(sql<boolean>`(user_id = ${user_id} or shown @> array[${user_id}]::uuid[])`);
  if (action !== undefined) query = query.where('action', '=', action);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}

/** The next links of the chain, with their entries. */
export async function readLinks(db: Kysely<AuditTables>, after: number, limit: number): Promise<Found[]> {
  const rows = await db
    .selectFrom('audit_seal as seal')
    .leftJoin('audit_entry as entry', 'entry.id', 'seal.entry_id')
    .select((eb) => [
      'seal.seq',
      'seal.entry_id',
      'seal.at as sealed_at',
      'seal.entry_hash',
      'seal.hash',
      'entry.id',
      'entry.at',
      'entry.action',
      'entry.outcome',
      'entry.code',
      'entry.caller_id',
      'entry.caller_role',
      'entry.session_id',
      'entry.network',
      'entry.user_id',
      'entry.shown',
      'entry.thing',
      'entry.reason',
      eb.ref('entry.facts').as('facts'),
    ])
    .where('seal.seq', '>', after)
    .orderBy('seal.seq')
    .limit(limit)
    .execute();
  return rows.map(({ seq, entry_id, sealed_at, entry_hash, hash, ...entry }) => ({
    seal: { seq, entry_id, at: sealed_at, entry_hash, hash },
    entry: isThere(entry) ? entry : undefined,
  }));
}

/** A join's row has an entry, or nothing but nulls. */
const isThere = (entry: { [Name in keyof AuditEntry]: AuditEntry[Name] | null }): entry is AuditEntry =>
  entry.id !== null;

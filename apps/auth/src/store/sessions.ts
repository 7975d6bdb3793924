import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool, type Transaction } from 'kysely';
import type { Role } from '#core/caller.ts';
import { forgetClients, rememberClient } from './known-clients.ts';
import type { SessionTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/**
 * Begins a session, unless the account has changed since its password was checked: whatever ended the user's sessions
 * meanwhile could not end this one. With it, its client becomes known at the account.
 *
 * @returns whether it has begun.
 */
export async function beginSession(
  tx: Transaction<Tables>,
  session: RenewableSession,
  { known, browser, system, network, provider = null }: SessionClient,
): Promise<boolean> {
  const { id, user_id, role, account_version, started_at, proved_at } = session;
  await lockSessionsOf(tx, user_id);
  const { rows } = await sql`
      insert into session (id, user_id, role, account_version, started_at, proved_at, browser, system, network, provider)
      select ${id}::uuid, ${user_id}::uuid, ${role}, ${account_version}::int, ${started_at}::timestamptz,
        ${proved_at}::timestamptz, ${browser}, ${system}, ${network}, ${provider}
      where not exists (
        select from account_change
        where user_id = ${user_id} and (before_version is null or before_version > ${account_version})
          and (except_role is null or except_role <> ${role})
      )
      returning id`.execute(tx);
  if (rows.length > 0) await rememberClient(tx, known, session);
  return rows.length > 0;
}

/** From where a sign-in comes: what it is known by at the account, and what its user sees of it. */
export type SessionClient = {
  known: Buffer;
  /** By whose account, where it is not by one of the library. */
  provider?: string | null;
} & Pick<SessionTable, 'browser' | 'system' | 'network'>;

/** Until the transaction ends, no session of a user begins, and they are not ended together. */
export async function lockSessionsOf(tx: Transaction<Tables>, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sessions ${userId}`}, 0))`.execute(tx);
}

/** Until the transaction ends, a session of a user goes on as it is. @returns whether it has not ended */
export async function lockSession(
  tx: Transaction<Tables>,
  { id, user_id }: Pick<SessionTable, 'id' | 'user_id'>,
): Promise<boolean> {
  await lockSessionsOf(tx, user_id);
  const going = await tx
    .selectFrom('session')
    .select('id')
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .where('ended_at', 'is', null)
    .forShare()
    .executeTakeFirst();
  return going !== undefined;
}

/** The session lasts as long as its last token. */
export async function storeRefreshToken(
  db: Db,
  token: { token_hash: Buffer; session_id: string; expires_at: Date },
): Promise<void> {
  await db
    .with('prolonged', (cte) =>
      cte.updateTable('session').set({ renewable_until: token.expires_at }).where('id', '=', token.session_id),
    )
    .insertInto('refresh_token')
    .values({ ...token, used_at: null })
    .execute();
}

/** What decides whether a session goes on, and until when. */
export type RenewableSession = Pick<SessionTable, 'id' | 'user_id' | 'role' | 'account_version' | 'proved_at'> & {
  started_at: Date;
};

const RENEWABLE = [
  'session.id',
  'session.user_id',
  'session.role',
  'session.account_version',
  'session.started_at',
  'session.proved_at',
] as const;

/** The session of a valid refresh token. */
export function sessionOfRefreshToken(db: Db, tokenHash: Buffer, now: Date): Promise<RenewableSession | undefined> {
  return db
    .selectFrom('refresh_token')
    .innerJoin('session', 'session.id', 'refresh_token.session_id')
    .select(RENEWABLE)
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('session.ended_at', 'is', null)
    .executeTakeFirst();
}

/** Marks a refresh token as used. @returns whether this call did it. */
export async function useRefreshToken(db: Db, tokenHash: Buffer, now: Date): Promise<boolean> {
  const used = await db
    .updateTable('refresh_token')
    .from('session')
    .set({ used_at: now })
    .whereRef('session.id', '=', 'refresh_token.session_id')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('session.ended_at', 'is', null)
    .returning('refresh_token.session_id')
    .executeTakeFirst();
  return used !== undefined;
}

/** The session of a token that was used recently and whose successor has not been used yet. */
export function sessionOfLastUsedToken(
  db: Db,
  replay: { tokenHash: Buffer; nextHash: Buffer; usedSince: Date },
): Promise<RenewableSession | undefined> {
  return db
    .selectFrom('refresh_token as used')
    .innerJoin('refresh_token as next', 'next.session_id', 'used.session_id')
    .innerJoin('session', 'session.id', 'used.session_id')
    .select(RENEWABLE)
    .where('used.token_hash', '=', replay.tokenHash)
    .where('used.used_at', '>=', replay.usedSince)
    .where('next.token_hash', '=', replay.nextHash)
    .where('next.used_at', 'is', null)
    .where('session.ended_at', 'is', null)
    .executeTakeFirst();
}

/** The session of a token that was used before: a second use means that somebody else has it too. */
export function sessionOfUsedToken(db: Db, tokenHash: Buffer) {
  return db
    .selectFrom('refresh_token')
    .innerJoin('session', 'session.id', 'refresh_token.session_id')
    .select(['session.id', 'session.user_id'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is not', null)
    .executeTakeFirst();
}

/** A session goes on at this time, from this network. */
export async function recordUse(
  db: Db,
  id: string,
  used: { last_used_at: Date; network: string | null },
): Promise<void> {
  await db.updateTable('session').set(used).where('id', '=', id).execute();
}

/** The user of a session has proved again who they are. */
export async function recordProof(db: Db, id: string, provedAt: Date): Promise<void> {
  await db.updateTable('session').set({ proved_at: provedAt }).where('id', '=', id).execute();
}

/** All sessions of a user, or those that a change of the account has made invalid. */
export type SessionsOf = {
  user_id: string;
  /** Only those that were begun before the account had this version. */
  beforeVersion?: number;
  /** Only those under another role. */
  exceptRole?: Role;
};

/** The sessions that a user has now. The account itself has not changed: one that is about to begin goes on. */
type SignInsOf = { of: string; except?: string };

/** What people have let an app do. */
type SessionsOfApp = { app: string };

export type Which = { id: string } | SignInsOf | SessionsOfApp | SessionsOf;

/**
 * Ends sessions. Their refresh tokens are good for nothing from now on; and what ends sessions of a user also holds for
 * one that is about to begin.
 *
 * @param record stores what the audit trail keeps of it, where there was something to end
 */
export async function endSessions(
  db: Kysely<Tables>,
  which: Which,
  now: Date,
  record?: (tx: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (await endSessionsIn(tx, which, now)) await record?.(tx);
  });
}

/** The same as part of a transaction. @returns whether there was something to end */
export async function endSessionsIn(tx: Transaction<Tables>, which: Which, now: Date): Promise<boolean> {
  // Whatever one of them is doing is done before, and can be ended or undone with it.
  if ('of' in which) await lockSessionsOf(tx, which.of);
  if ('user_id' in which) {
    const { user_id, beforeVersion, exceptRole } = which;
    await lockSessionsOf(tx, user_id);
    await recordAccountChange(tx, user_id, beforeVersion ?? null, exceptRole ?? null);
    // Whoever knew the old password is a stranger to the new one.
    if (exceptRole === undefined) await forgetClients(tx, user_id, beforeVersion);
  }
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('ended_at', 'is', null)
    .where(matching(which))
    .executeTakeFirst();
  return ended.numUpdatedRows > 0;
}

/** Records once what a change has ended, however often its event comes. */
async function recordAccountChange(
  tx: Transaction<Tables>,
  userId: string,
  beforeVersion: number | null,
  exceptRole: Role | null,
): Promise<void> {
  await sql`
    insert into account_change (user_id, before_version, except_role)
    select ${userId}::uuid, ${beforeVersion}::int, ${exceptRole}::text
    where not exists (
      select from account_change
      where user_id = ${userId} and before_version is not distinct from ${beforeVersion}::int
        and except_role is not distinct from ${exceptRole}::text
    )`.execute(tx);
}

/** Sessions that ended since `since` and whose end was not published to the gateways. */
export async function endedSessions(db: Db, which: Which | 'all', since: Date): Promise<string[]> {
  const ended = db
    .selectFrom('session')
    .select('id')
    .where('ended_at', '>=', since)
    .where('revocation_stored', '=', false);
  const rows = await (which === 'all' ? ended : ended.where(matching(which))).execute();
  return rows.map(({ id }) => id);
}

export async function recordRevocations(db: Db, ids: string[]): Promise<void> {
  await db
    .updateTable('session')
    .set({ revocation_stored: true })
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

const matching =
  (which: Which) =>
  (eb: ExpressionBuilder<Tables, 'session'>): Expression<SqlBool> => {
    if ('id' in which) return eb('id', '=', which.id);
    if ('app' in which) return eb('client_app_id', '=', which.app);
    if ('of' in which)
      return eb.and([
        eb('user_id', '=', which.of),
        ...(which.except === undefined ? [] : [eb('id', '!=', which.except)]),
      ]);
    return eb.and([
      eb('user_id', '=', which.user_id),
      ...(which.beforeVersion === undefined ? [] : [eb('account_version', '<', which.beforeVersion)]),
      ...(which.exceptRole === undefined ? [] : [eb('role', '!=', which.exceptRole)]),
    ]);
  };

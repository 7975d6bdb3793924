import type { Kysely, Transaction } from 'kysely';
import type { Role } from '#core/caller.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export async function startSession(
  db: Db,
  session: { id: string; user_id: string; role: Role; account_version: number },
): Promise<void> {
  await db
    .insertInto('session')
    .values({ ...session, ended_at: null })
    .execute();
}

export async function keepRefreshToken(
  db: Db,
  token: { token_hash: Buffer; session_id: string; expires_at: Date },
): Promise<void> {
  await db
    .insertInto('refresh_token')
    .values({ ...token, used_at: null })
    .execute();
}

/** The session of a refresh token that is good. */
export function sessionOfRefreshToken(db: Db, tokenHash: Buffer, now: Date) {
  return db
    .selectFrom('refresh_token')
    .innerJoin('session', 'session.id', 'refresh_token.session_id')
    .select(['session.id', 'session.user_id', 'session.role'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('session.ended_at', 'is', null)
    .executeTakeFirst();
}

/** Uses a refresh token up. @returns whether it was this call that did. */
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

/** The session of a token that was used lately, while what it was changed for is not used yet. */
export function sessionOfLastUsedToken(db: Db, replay: { tokenHash: Buffer; nextHash: Buffer; usedSince: Date }) {
  return db
    .selectFrom('refresh_token as used')
    .innerJoin('refresh_token as next', 'next.session_id', 'used.session_id')
    .innerJoin('session', 'session.id', 'used.session_id')
    .select(['session.id', 'session.user_id'])
    .where('used.token_hash', '=', replay.tokenHash)
    .where('used.used_at', '>=', replay.usedSince)
    .where('next.token_hash', '=', replay.nextHash)
    .where('next.used_at', 'is', null)
    .where('session.ended_at', 'is', null)
    .executeTakeFirst();
}

/** The session of a token that was used before: whoever shows it again is not the only one who has it. */
export function sessionOfUsedToken(db: Db, tokenHash: Buffer) {
  return db
    .selectFrom('refresh_token')
    .innerJoin('session', 'session.id', 'refresh_token.session_id')
    .select('session.id')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is not', null)
    .executeTakeFirst();
}

export async function setSessionRole(db: Db, id: string, role: Role): Promise<void> {
  await db.updateTable('session').set({ role }).where('id', '=', id).execute();
}

/** All that a user has, or those that a change of the account has made invalid. */
export type SessionsOf = {
  user_id: string;
  /** Only those that were begun before the account had this version. */
  beforeVersion?: number;
  /** Only those under another role. */
  exceptRole?: Role;
};

/** Ends sessions. @returns the ids of those that were still on. */
export async function endSessions(db: Db, which: { id: string } | SessionsOf, now: Date): Promise<string[]> {
  let query = db.updateTable('session').set({ ended_at: now }).where('ended_at', 'is', null);
  if ('id' in which) query = query.where('id', '=', which.id);
  else {
    query = query.where('user_id', '=', which.user_id);
    if (which.beforeVersion !== undefined) query = query.where('account_version', '<', which.beforeVersion);
    if (which.exceptRole !== undefined) query = query.where('role', '!=', which.exceptRole);
  }
  const ended = await query.returning('id').execute();
  return ended.map(({ id }) => id);
}

/** Sessions that nobody can renew any more go, with their tokens. */
export async function forgetOldSessions(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('refresh_token').where('expires_at', '<', before).execute();
  await db
    .deleteFrom('session')
    .where('started_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('refresh_token').select('token_hash').whereRef('session_id', '=', 'session.id'))),
    )
    .execute();
}

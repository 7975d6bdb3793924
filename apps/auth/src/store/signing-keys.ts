import { sql, type Kysely, type Transaction } from 'kysely';
import type { KeyTimes } from '../domain/key-schedule.ts';
import type { Jwk } from '../keys/key-pair.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type StoredKey = KeyTimes & { jwk: Jwk; sealed: Buffer | null };

/** One change of the keys after the other, at whatever replica. */
export async function lockSigningKeys(tx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('signing keys', 0))`.execute(tx);
}

/** The oldest first. */
export async function readSigningKeys(db: Db): Promise<StoredKey[]> {
  const rows = await db.selectFrom('signing_key').selectAll().orderBy('created_at').orderBy('kid').execute();
  return rows.map((row) => ({
    kid: row.kid,
    jwk: row.public_jwk,
    sealed: row.sealed_key,
    createdAt: row.created_at,
    signsFrom: row.signs_from,
    signsUntil: row.signs_until,
    revokedAt: row.revoked_at,
  }));
}

export async function insertSigningKey(db: Db, key: StoredKey): Promise<void> {
  await db
    .insertInto('signing_key')
    .values({ kid: key.kid, public_jwk: JSON.stringify(key.jwk), created_at: key.createdAt, ...changing(key) })
    .execute();
}

export async function updateSigningKey(db: Db, key: StoredKey): Promise<void> {
  await db.updateTable('signing_key').set(changing(key)).where('kid', '=', key.kid).execute();
}

const changing = ({ sealed, signsFrom, signsUntil, revokedAt }: StoredKey) => ({
  sealed_key: sealed,
  signs_from: signsFrom,
  signs_until: signsUntil,
  revoked_at: revokedAt,
});

import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

type NewDeviceCode = {
  id_hash: Buffer;
  user_code_hash: Buffer;
  client_app_id: string;
  payload: object;
  expires_at: Date;
};

export async function storeDeviceCode(db: Db, { payload, ...code }: NewDeviceCode): Promise<void> {
  await db
    .insertInto('device_code')
    .values({ ...code, payload: JSON.stringify(payload), session_id: null, answered_at: null, consumed_at: null })
    .execute();
}

/** It is found as long as what it was let do has not ended. */
export const findDeviceCode = (db: Db, idHash: Buffer) =>
  db
    .selectFrom('device_code')
    .leftJoin('session', 'session.id', 'device_code.session_id')
    .select(['device_code.payload', 'device_code.consumed_at'])
    .where('id_hash', '=', idHash)
    .where('session.ended_at', 'is', null)
    .executeTakeFirst();

/** The code that a device shows now, and that nobody has answered. */
export const shownDeviceCode = (db: Db, userCodeHash: Buffer, now: Date) =>
  db
    .selectFrom('device_code')
    .select(['client_app_id', 'payload'])
    .where('user_code_hash', '=', userCodeHash)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();

type DeviceAnswer = { user_code_hash: Buffer; session_id: string | null; told: object; now: Date };

/** Answers it, whoever tries at the same time. @returns whether this call did it */
export async function answerDeviceCode(db: Db, answer: DeviceAnswer): Promise<boolean> {
  const { user_code_hash, session_id, told, now } = answer;
  const answered = await db
    .updateTable('device_code')
    .set({
      session_id,
      answered_at: now,
      payload: sql`payload || ${JSON.stringify(told)}::jsonb`,
    })
    .where('user_code_hash', '=', user_code_hash)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id_hash')
    .executeTakeFirst();
  return answered !== undefined;
}

type GivenAnswer = { user_code_hash: Buffer; user_id: string; allow: boolean; now: Date };

/** The code that somebody has answered so, while what they let it do has not ended. */
export const answeredDeviceCode = (db: Db, { user_code_hash, user_id, allow, now }: GivenAnswer) =>
  db
    .selectFrom('device_code')
    .leftJoin('session', 'session.id', 'device_code.session_id')
    .select('device_code.client_app_id')
    .where('user_code_hash', '=', user_code_hash)
    .where(sql<string>`device_code.payload ->> 'accountId'`, '=', user_id)
    .where('device_code.session_id', allow ? 'is not' : 'is', null)
    .where('session.ended_at', 'is', null)
    .where('answered_at', 'is not', null)
    .where('device_code.expires_at', '>', now)
    .executeTakeFirst();

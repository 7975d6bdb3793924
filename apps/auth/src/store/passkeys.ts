import { type Kysely, type Transaction } from 'kysely';
import type { PasskeyTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type Passkey = PasskeyTable;

/** The newest first. */
export const passkeysOf = (db: Db, userId: string): Promise<Passkey[]> =>
  db
    .selectFrom('passkey')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const passkeyByCredential = (db: Db, credentialId: Buffer): Promise<Passkey | undefined> =>
  db.selectFrom('passkey').selectAll().where('credential_id', '=', credentialId).executeTakeFirst();

/** @returns false if there is one of the same credential, whoever's it is */
export async function storePasskey(tx: Transaction<Tables>, passkey: Passkey): Promise<boolean> {
  const stored = await tx
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}

/** Notes that a passkey was used. @returns false if it is gone, or was used since then as its counter tells */
export async function recordAnswer(
  tx: Transaction<Tables>,
  id: string,
  { counter, backed_up }: Pick<Passkey, 'counter' | 'backed_up'>,
  now: Date,
): Promise<boolean> {
  const used = await tx
    .updateTable('passkey')
    .set({ counter, backed_up, last_used_at: now })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('counter', '<', counter), eb.and([eb('counter', '=', '0'), eb.val(counter === '0')])]))
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}

type OwnPasskey = { id: string; user_id: string };

export const renameStored = (tx: Transaction<Tables>, { id, user_id }: OwnPasskey, name: string) =>
  tx
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .returningAll()
    .executeTakeFirst();

/** @returns whether there was such a one */
export async function forgetPasskey(tx: Transaction<Tables>, { id, user_id }: OwnPasskey): Promise<boolean> {
  const gone = await tx
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** @returns whether there were any */
export async function forgetPasskeysOf(tx: Transaction<Tables>, userId: string): Promise<boolean> {
  const gone = await tx.deleteFrom('passkey').where('user_id', '=', userId).returning('id').execute();
  return gone.length > 0;
}

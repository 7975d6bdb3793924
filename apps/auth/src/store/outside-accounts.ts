import type { Kysely, Transaction } from 'kysely';
import type { OutsideAccountTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type OutsideAccount = OutsideAccountTable;

/** What a provider calls somebody. */
type Identity = Pick<OutsideAccountTable, 'issuer' | 'subject'>;

/** The newest first. */
export const outsideAccountsOf = (db: Db, userId: string): Promise<OutsideAccount[]> =>
  db
    .selectFrom('outside_account')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('linked_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const outsideAccountOf = (db: Db, { issuer, subject }: Identity): Promise<OutsideAccount | undefined> =>
  db
    .selectFrom('outside_account')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();

/** @returns false if it is somebody's, or its user has another one of the same provider */
export async function storeOutsideAccount(tx: Transaction<Tables>, account: OutsideAccount): Promise<boolean> {
  const stored = await tx
    .insertInto('outside_account')
    .values(account)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}

/** Notes that somebody signs in by it. @returns false if it is no longer linked */
export async function recordSignIn(tx: Transaction<Tables>, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('outside_account')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}

/** With the sign-ins by it that wait for their second step. @returns whether there was such a one */
export async function forgetOutsideAccount(
  tx: Transaction<Tables>,
  { id, user_id }: Pick<OutsideAccount, 'id' | 'user_id'>,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('outside_account')
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .returning('id')
    .executeTakeFirst();
  if (gone) await forgetSignInsBegun(tx, user_id);
  return gone !== undefined;
}

/** @returns whether there were any */
export async function forgetOutsideAccountsOf(tx: Transaction<Tables>, userId: string): Promise<boolean> {
  const gone = await tx.deleteFrom('outside_account').where('user_id', '=', userId).returning('id').execute();
  if (gone.length > 0) await forgetSignInsBegun(tx, userId);
  return gone.length > 0;
}

export async function forgetSignInsBegun(tx: Transaction<Tables>, userId: string): Promise<void> {
  await tx.deleteFrom('sign_in_challenge').where('user_id', '=', userId).where('provider', 'is not', null).execute();
}

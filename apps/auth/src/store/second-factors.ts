import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export const authenticatorOf = (db: Db, userId: string) =>
  db.selectFrom('authenticator').selectAll().where('user_id', '=', userId).executeTakeFirst();

/** Nobody else removes it until the transaction ends. */
export const lockAuthenticatorOf = (tx: Transaction<Tables>, userId: string) =>
  tx.selectFrom('authenticator').selectAll().where('user_id', '=', userId).forUpdate().executeTakeFirst();

export type Authenticator = NonNullable<Awaited<ReturnType<typeof authenticatorOf>>>;

/** Sets an authenticator up that is to be confirmed; another one that was not confirmed yet is forgotten. @returns whether there is no confirmed one */
export async function storeAuthenticator(
  db: Db,
  { user_id, secret, created_at }: Pick<Authenticator, 'user_id' | 'secret' | 'created_at'>,
): Promise<boolean> {
  const stored = await db
    .insertInto('authenticator')
    .values({ user_id, secret, created_at, confirmed_at: null })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({ secret, created_at }).where('authenticator.confirmed_at', 'is', null),
    )
    .returning('user_id')
    .executeTakeFirst();
  return stored !== undefined;
}

/** Marks a step as used, which confirms an authenticator that was not yet. @returns false if it was used before */
export async function takeStep(db: Db, { user_id, secret }: Authenticator, step: number, now: Date): Promise<boolean> {
  const taken = await db
    .updateTable('authenticator')
    .set((eb) => ({ last_step: String(step), confirmed_at: eb.fn.coalesce('confirmed_at', eb.val(now)) }))
    .where('user_id', '=', user_id)
    .where('secret', '=', secret)
    .where('last_step', '<', String(step))
    .returning('user_id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Removes somebody's authenticator, and what goes with it. @returns whether there was any */
export async function forgetSecondFactor(tx: Transaction<Tables>, userId: string): Promise<boolean> {
  await tx.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  await tx.deleteFrom('sign_in_challenge').where('user_id', '=', userId).execute();
  const gone = await tx
    .deleteFrom('authenticator')
    .where('user_id', '=', userId)
    .returning('user_id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** From now on only these codes are good. */
export async function storeRecoveryCodes(tx: Transaction<Tables>, userId: string, hashes: Buffer[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ code_hash, user_id: userId })))
    .execute();
}

/** Uses a code up. @returns whether there was such a one */
export async function takeRecoveryCode(db: Db, codeHash: Buffer): Promise<boolean> {
  const taken = await db
    .deleteFrom('recovery_code')
    .where('code_hash', '=', codeHash)
    .returning('user_id')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<string>().as('left'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(left);
}

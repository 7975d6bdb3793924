import type { Kysely, Transaction } from 'kysely';
import type { SignInChallengeTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A sign-in whose password was right waits for its second step. */
export async function storeChallenge(db: Db, challenge: SignInChallengeTable): Promise<void> {
  await db.insertInto('sign_in_challenge').values(challenge).execute();
}

export const findChallenge = (db: Db, id: Buffer, now: Date) =>
  db.selectFrom('sign_in_challenge').selectAll().where('id', '=', id).where('expires_at', '>', now).executeTakeFirst();

/** Ends a challenge. @returns whether this call did it */
export async function takeChallenge(db: Db, id: Buffer): Promise<boolean> {
  const taken = await db.deleteFrom('sign_in_challenge').where('id', '=', id).returning('id').executeTakeFirst();
  return taken !== undefined;
}

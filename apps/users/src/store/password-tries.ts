import { sql, type Kysely } from 'kysely';
import type { Limit } from '#core/growing-delay.ts';
import { countOneMore } from '#postgres/growing-count.ts';
import type { Tables } from './schema.ts';

/** Counts a try at a password before it is made, so that concurrent ones are counted too. @returns for how many ms there is none */
export const countPasswordTry = (
  db: Kysely<Tables>,
  session_id: string,
  limit: Limit,
  now: () => Date,
): Promise<number> => db.transaction().execute((tx) => countOneMore(tx, 'password_tries', { session_id }, limit, now));

/** Takes a try back that came to nothing. */
export async function takePasswordTryBack(db: Kysely<Tables>, sessionId: string): Promise<void> {
  await db
    .updateTable('password_tries')
    .set({ level: sql<number>`greatest(level - 1, 0)` })
    .where('session_id', '=', sessionId)
    .execute();
}

/** The password was right. */
export async function forgetPasswordTries(db: Kysely<Tables>, sessionId: string): Promise<void> {
  await db.deleteFrom('password_tries').where('session_id', '=', sessionId).execute();
}

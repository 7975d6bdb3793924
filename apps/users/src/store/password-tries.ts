import { sql, type Kysely } from 'kysely';
import { shutForMs, withOneMore, type Limit } from '#core/growing-delay.ts';
import type { Tables } from './schema.ts';

/** Counts a try at a password before it is made, so that concurrent ones are counted too. @returns for how many ms there is none */
export async function countPasswordTry(
  db: Kysely<Tables>,
  sessionId: string,
  limit: Limit,
  now: () => Date,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const count = await tx
      .insertInto('password_tries')
      .values({ session_id: sessionId, level: 0, counted_at: now() })
      // Locks it, and changes nothing.
      .onConflict((conflict) => conflict.column('session_id').doUpdateSet({ session_id: sessionId }))
      .returning(['level', 'counted_at as countedAt'])
      .executeTakeFirstOrThrow();
    const waitMs = shutForMs(limit, count, now());
    if (waitMs > 0) return waitMs;
    const { level, countedAt } = withOneMore(limit, count, now());
    await tx
      .updateTable('password_tries')
      .set({ level, counted_at: countedAt })
      .where('session_id', '=', sessionId)
      .execute();
    return 0;
  });
}

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

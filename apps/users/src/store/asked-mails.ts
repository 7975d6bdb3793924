import type { Transaction } from 'kysely';
import { shutForMs, withOneMore, type Limit } from '#core/growing-delay.ts';
import type { Tables } from './schema.ts';

/** Counts an e-mail that anybody could ask for. @returns for how many ms there is none */
export async function countAskedMail(
  tx: Transaction<Tables>,
  userId: string,
  limit: Limit,
  now: Date,
): Promise<number> {
  const count = await tx
    .insertInto('asked_mails')
    .values({ user_id: userId, level: 0, counted_at: now })
    // Locks it, and changes nothing.
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ user_id: userId }))
    .returning(['level', 'counted_at as countedAt'])
    .executeTakeFirstOrThrow();
  const waitMs = shutForMs(limit, count, now);
  if (waitMs > 0) return waitMs;
  const { level, countedAt } = withOneMore(limit, count, now);
  await tx.updateTable('asked_mails').set({ level, counted_at: countedAt }).where('user_id', '=', userId).execute();
  return 0;
}

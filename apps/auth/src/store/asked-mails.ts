import type { Kysely } from 'kysely';
import { shutForMs, withOneMore, type Limit } from '#core/growing-delay.ts';
import type { Tables } from './schema.ts';

/** Counts an e-mail that somebody asks for. @returns for how many ms there is none */
export async function countAskedMail(db: Kysely<Tables>, mark: Buffer, limit: Limit, now: () => Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const count = await tx
      .insertInto('sign_in_tries')
      .values({ id: mark, level: 0, counted_at: now(), turn_at: null })
      // Locks it, and changes nothing.
      .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ id: eb.ref('excluded.id') })))
      .returning(['level', 'counted_at as countedAt'])
      .executeTakeFirstOrThrow();
    const waitMs = shutForMs(limit, count, now());
    if (waitMs > 0) return waitMs;
    const { level, countedAt } = withOneMore(limit, count, now());
    await tx.updateTable('sign_in_tries').set({ level, counted_at: countedAt }).where('id', '=', mark).execute();
    return 0;
  });
}

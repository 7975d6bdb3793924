import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { emailKey } from '#core/email-address.ts';
import { shutForMs, withOneMore, type Limit } from '#core/growing-delay.ts';
import type { AccountLinkTable, Tables } from './schema.ts';

/** Counts an e-mail to an address, whoever has asked for it. @returns whether it may be sent */
export async function countMailTo(
  tx: Transaction<Tables>,
  { address, purpose }: Pick<AccountLinkTable, 'address' | 'purpose'>,
  limit: Limit,
  now: Date,
): Promise<boolean> {
  const address_hash = createHash('sha256').update(emailKey(address)).digest();
  const count = await tx
    .insertInto('mailed_address')
    .values({ address_hash, purpose, level: 0, counted_at: now })
    // Locks it, and changes nothing.
    .onConflict((conflict) => conflict.columns(['address_hash', 'purpose']).doUpdateSet({ purpose }))
    .returning(['level', 'counted_at as countedAt'])
    .executeTakeFirstOrThrow();
  if (shutForMs(limit, count, now) > 0) return false;
  const { level, countedAt } = withOneMore(limit, count, now);
  await tx
    .updateTable('mailed_address')
    .set({ level, counted_at: countedAt })
    .where('address_hash', '=', address_hash)
    .where('purpose', '=', purpose)
    .execute();
  return true;
}

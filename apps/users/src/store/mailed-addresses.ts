import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { emailKey } from '#core/email-address.ts';
import type { Limit } from '#core/growing-delay.ts';
import { countOneMore } from '#postgres/growing-count.ts';
import type { AccountLinkTable, Tables } from './schema.ts';

/** Counts an e-mail to an address, whoever has asked for it. @returns whether it may be sent */
export async function countMailTo(
  tx: Transaction<Tables>,
  { address, purpose }: Pick<AccountLinkTable, 'address' | 'purpose'>,
  limit: Limit,
  now: Date,
): Promise<boolean> {
  const address_hash = createHash('sha256').update(emailKey(address)).digest();
  return (await countOneMore(tx, 'mailed_address', { address_hash, purpose }, limit, () => now)) === 0;
}

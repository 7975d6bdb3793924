import type { Transaction } from 'kysely';
import { forgetAgreements } from '../store/documents.ts';
import type { Tables } from '../store/schema.ts';

/**
 * Somebody has shown that a registration is theirs, and anybody may have made it: what was agreed to was not by them, and the password that
 * was chosen opens nothing.
 *
 * @returns what changes of the account besides
 */
export async function claimRegistration(
  tx: Transaction<Tables>,
  userId: string,
  now: Date,
): Promise<{ verified_at: Date; password_hash: null }> {
  await forgetAgreements(tx, userId);
  return { verified_at: now, password_hash: null };
}

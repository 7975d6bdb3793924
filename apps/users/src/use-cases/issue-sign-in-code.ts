import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { UsersContext } from '../context.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import { newSignInCode } from '../credentials/sign-in-code.ts';
import { refusalOfChange } from '../domain/change-refusal.ts';
import { validUntil } from '../domain/sign-in-code.ts';
import type { Tables } from '../store/schema.ts';
import { keepSignInCode, lockUser } from '../store/users.ts';

export type SignInCode = { card_number: string; code: string; valid_until: Date };

/**
 * A code by which a reader chooses their first password. It ends the one before. Only its hash is stored, so it can be told
 * this once.
 *
 * @throws ApiError 403, 404, or 409 for a reader who has a password: a code would open their account to whoever has it.
 */
export async function issueSignInCode(
  { db, now }: Pick<UsersContext, 'db' | 'now'>,
  caller: Caller,
  id: string,
  record: (tx: Transaction<Tables>) => Promise<void>,
): Promise<SignInCode> {
  const code = newSignInCode();
  const kept = { hash: await hashPassword(code), until: validUntil(now()) };
  const card_number = await db.transaction().execute(async (tx) => {
    const user = await lockUser(tx, id);
    if (!user) throw apiError('user_not_found');
    if (refusalOfChange(caller, user, {})) throw apiError('forbidden');
    if (user.password_hash !== null) throw apiError('already_signs_in');
    await keepSignInCode(tx, id, kept);
    await record(tx);
    return user.card_number;
  });
  return { card_number, code, valid_until: kept.until };
}

import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { UsersContext } from '../context.ts';
import { hashOfErasureReceipt, newErasureReceipt } from '../credentials/erasure-receipt.ts';
import { keepReceipt } from '../store/erasures.ts';
import type { Tables } from '../store/schema.ts';
import { lockUser } from '../store/users.ts';
import { refuseToTell } from './refuse-to-tell.ts';

/**
 * A receipt by which it can be followed how an account is erased, without a sign-in, which will not be there any more.
 * Only its hash is stored, so it can be told this once.
 *
 * @throws ApiError 403, or 404
 */
export async function giveErasureReceipt(
  context: Pick<UsersContext, 'db' | 'now'>,
  caller: Caller,
  id: string,
  record: (tx: Transaction<Tables>) => Promise<void>,
): Promise<{ receipt: string }> {
  await refuseToTell(context)(caller, id);
  const receipt = newErasureReceipt();
  await context.db.transaction().execute(async (tx) => {
    if (!(await lockUser(tx, id))) throw apiError('user_not_found');
    await keepReceipt(tx, { user_id: id, hash: hashOfErasureReceipt(receipt), given_at: context.now() });
    await record(tx);
  });
  return { receipt };
}

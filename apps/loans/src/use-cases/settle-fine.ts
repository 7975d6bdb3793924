import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { may, type Caller } from '#core/caller.ts';
import type { LoansContext } from '../context.ts';
import { balanceChanged } from '../events/messages.ts';
import { lockFine, nextBalance, settle } from '../store/fines.ts';
import type { Fine } from '../domain/fine.ts';
import type { Tables } from '../store/schema.ts';

/**
 * Records that a fine was paid or waived, and by whom: never by the reader who owes it.
 *
 * @throws ApiError 404, 403 for one's own fine or without the permission to waive, 409 for a fine that still accrues or was settled the other way.
 */
export async function settleFine(
  { currency, now }: LoansContext,
  caller: Caller,
  fineId: string,
  settlement: { as: 'paid' | 'waived'; comment?: string },
  commit: CommitOf<Tables, Fine>,
): Promise<Fine> {
  if (settlement.as === 'waived' && !may(caller, 'fines.waive')) throw apiError('forbidden');
  return commit(async (tx, outbox) => {
    const fine = await lockFine(tx, fineId);
    if (!fine) throw apiError('fine_not_found');
    if (fine.readerId === caller.id) throw apiError('own_fine');
    if (fine.status === 'accruing') throw apiError('fine_still_grows');
    if (fine.status === settlement.as) return fine;
    if (fine.status !== 'owed') throw apiError('fine_settled');
    const settled = await settle(tx, fineId, {
      status: settlement.as,
      settledAt: now(),
      settledBy: caller.id,
      comment: settlement.comment ?? null,
    });
    if (fine.readerId === null) return settled;
    outbox.add(balanceChanged(await nextBalance(tx, fine.readerId), currency));
    return settled;
  });
}

import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import type { Closing, Taking, Till } from '../domain/till.ts';
import type { Tables } from '../store/schema.ts';
import { closeTill as close, lockTill, takingsOf } from '../store/tills.ts';

/** A till, with what came in and went out at it. */
export type TillReport = { till: Till; takings: readonly Taking[] };

/**
 * Closes a till with what was counted in it, once whatever is being taken is in its sums.
 *
 * @throws ApiError 404, 409 for one that is closed.
 */
export function closeTill(
  { now }: Pick<LoansContext, 'now'>,
  caller: Caller,
  { id, countedMinor, comment }: { id: string } & Pick<Closing, 'countedMinor' | 'comment'>,
  commit: CommitOf<Tables, TillReport>,
): Promise<TillReport> {
  return commit(async (tx) => {
    const open = await lockTill(tx, id, 'alone');
    if (!open) throw apiError('till_not_found');
    if (open.closed) throw apiError('till_closed');
    const till = await close(tx, id, { at: now(), by: caller.id, countedMinor, comment });
    return { till, takings: await takingsOf(tx, [id]) };
  });
}

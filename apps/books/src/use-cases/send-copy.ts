import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { BooksContext } from '../context.ts';
import { arrivedAt } from '../domain/arrival.ts';
import { maySend, whyNotOnShelf } from '../domain/copy-status.ts';
import type { CopyRow } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { keepChange, lockedCopy } from './keep-change.ts';
import { requireBranch } from './require-branch.ts';

/**
 * Sends a copy to a branch, or one that is on its way to another than before; back to where it is, it stays.
 *
 * @throws ApiError 400 for a branch that there is not, 404, or 409 for a copy that is out, kept for a reader, not on the shelf, or at that branch.
 */
export async function sendCopy(
  context: BooksContext,
  caller: Caller,
  { barcode, branch, reason }: { barcode: string; branch: string; reason?: string | undefined },
  commit: CommitOf<Tables, CopyRow>,
): Promise<CopyRow> {
  await requireBranch(context, 'branch', branch);
  return commit(async (tx, outbox) => {
    const copy = await lockedCopy(tx, barcode);
    if (copy.hold_id !== null) throw apiError('copy_is_kept');
    if (!maySend(copy.status)) throw apiError(whyNotOnShelf(copy.status));
    if (copy.status === 'available' && copy.current_branch === branch) throw apiError('copy_is_there');
    const sent = arrivedAt({ ...copy, status: 'in_transit', destination: branch }, copy.current_branch);
    return keepChange(tx, outbox, copy, sent, { deed: 'sent', caller, reason });
  });
}

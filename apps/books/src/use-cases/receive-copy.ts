import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { BooksContext } from '../context.ts';
import { arrivedAt } from '../domain/arrival.ts';
import { mayArrive, whyNotOnShelf } from '../domain/copy-status.ts';
import type { CopyRow } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { keepChange, lockedCopy } from './keep-change.ts';
import { requireBranch } from './require-branch.ts';

/**
 * Puts a copy that lies at a branch on its shelf, or on its way.
 *
 * @throws ApiError 400 for a branch that there is not, 404, or 409 for a copy that is out, or recorded as not there.
 */
export async function receiveCopy(
  context: BooksContext,
  caller: Caller,
  { barcode, branch }: { barcode: string; branch: string },
  commit: CommitOf<Tables, CopyRow>,
): Promise<CopyRow> {
  await requireBranch(context, 'branch', branch);
  return commit(async (tx, outbox) => {
    const copy = await lockedCopy(tx, barcode);
    if (!mayArrive(copy.status)) throw apiError(whyNotOnShelf(copy.status));
    return keepChange(tx, outbox, copy, arrivedAt(copy, branch), { deed: 'received', caller });
  });
}

import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import { whyNotOnShelf } from '../domain/copy-status.ts';
import type { CopyRow } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { keepChange, lockedCopy } from './keep-change.ts';

/** Counts that a copy was read in the library. @throws ApiError 404, or 409 for a copy that is not on the shelf. */
export async function recordInHouseUse(
  caller: Caller,
  barcode: string,
  commit: CommitOf<Tables, CopyRow>,
): Promise<CopyRow> {
  return commit(async (tx, outbox) => {
    const copy = await lockedCopy(tx, barcode);
    if (copy.status !== 'available') throw apiError(whyNotOnShelf(copy.status));
    const counted = { in_house_uses: copy.in_house_uses + 1 };
    return keepChange(tx, outbox, copy, counted, { deed: 'used_in_house', caller });
  });
}

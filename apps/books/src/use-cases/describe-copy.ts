import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { BooksContext } from '../context.ts';
import type { CopyRow } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { keepChange, lockedCopy } from './keep-change.ts';
import { requireBranch } from './require-branch.ts';

export type GivenDetails = {
  barcode: string;
  home_branch: string;
  location?: string;
  call_number?: string;
  price_minor?: number;
  staff_note?: string;
  alert?: string;
  reason?: string;
};

/** Records what belongs to a copy; what is not given is gone. @throws ApiError 400, 404 */
export async function describeCopy(
  context: BooksContext,
  caller: Caller,
  { barcode, reason, ...given }: GivenDetails,
  commit: CommitOf<Tables, CopyRow>,
): Promise<CopyRow> {
  await requireBranch(context, 'home_branch', given.home_branch);
  return commit(async (tx, outbox) => {
    const copy = await lockedCopy(tx, barcode);
    const changed = {
      home_branch: given.home_branch,
      location: given.location?.trim() ?? null,
      call_number: given.call_number?.trim() ?? null,
      price_minor: given.price_minor ?? null,
      staff_note: given.staff_note?.trim() ?? null,
      alert: given.alert?.trim() ?? null,
    };
    return keepChange(tx, outbox, copy, changed, { deed: 'described', caller, reason });
  });
}

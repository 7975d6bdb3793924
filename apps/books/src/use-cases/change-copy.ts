import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import { mayBecome, ofLostOnLoan, type HandSetStatus } from '../domain/copy-status.ts';
import { endAllocation, type CopyRow } from '../store/copies.ts';
import { freeKept } from '../store/kept-copies.ts';
import type { Tables } from '../store/schema.ts';
import { announceFreed } from './announce-kept.ts';
import { keepChange, lockedCopy } from './keep-change.ts';

/** @throws ApiError 404, or 409 for a copy that is out or was lost by a reader, or that has not come yet. */
export async function changeCopy(
  caller: Caller,
  { barcode, status, reason }: { barcode: string; status: HandSetStatus; reason?: string | undefined },
  commit: CommitOf<Tables, CopyRow>,
): Promise<CopyRow> {
  return commit(async (tx, outbox) => {
    const copy = await lockedCopy(tx, barcode);
    const hold = copy.loan_id === null ? copy.hold_id : null;
    if (hold === null && !mayBecome(copy.status, status))
      throw apiError(copy.status === 'on_order' ? 'copy_not_on_shelf' : 'copy_is_out');
    const lost = copy.loan_id === null ? undefined : ofLostOnLoan(status);
    if (lost === 'returned_only') throw apiError('lost_by_reader');
    // Who has lost it, lending knows; its loan has no copy any more.
    if (copy.loan_id !== null && lost === 'leaves_loan') await endAllocation(tx, copy.loan_id);
    const changed = { status, destination: null, loan_id: lost === 'stays_with_loan' ? copy.loan_id : null };
    // What its reader does not get, another copy may be kept for.
    if (hold !== null) announceFreed(outbox, { ...copy, status }, await freeKept(tx, hold));
    return keepChange(tx, outbox, copy, changed, { deed: 'recorded', caller, reason });
  });
}

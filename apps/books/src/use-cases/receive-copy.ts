import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import { within } from '#core/deadline.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { BooksContext } from '../context.ts';
import { arrivedAt } from '../domain/arrival.ts';
import { mayArrive, whyNotOnShelf, type SeenToBe } from '../domain/copy-status.ts';
import { keptAt, placeOfKept, type Hold } from '../domain/kept-copy.ts';
import { findCopyByBarcode, type CopyRow } from '../store/copies.ts';
import { keepThis, moveKept } from '../store/kept-copies.ts';
import type { Tables } from '../store/schema.ts';
import { announceKept } from './announce-kept.ts';
import { keepChange, lockedCopy } from './keep-change.ts';
import { requireBranch } from './require-branch.ts';

/** Nobody waits longer at the desk; without an answer the copy goes to its shelf, and is fetched from there. */
const PATIENCE_MS = 1_000;

type Received = { barcode: string; branch: string } & SeenToBe;

/**
 * Puts a copy that lies at a branch on its shelf, on the hold shelf for whom it is kept, or on its way.
 *
 * @throws ApiError 400 for a branch that there is not, 404, or 409 for a copy that is out, or recorded as not there.
 */
export async function receiveCopy(
  context: BooksContext,
  caller: Caller,
  { barcode, branch, ...seen }: Received,
  commit: CommitOf<Tables, CopyRow>,
): Promise<CopyRow> {
  await requireBranch(context, 'branch', branch);
  const next = await nextHold(context, { barcode, branch, ...seen });
  return commit(async (tx, outbox) => {
    const copy = await lockedCopy(tx, barcode);
    const { hold_id, pickup_branch, status } = copy;
    const isKept = hold_id !== null && copy.loan_id === null;
    if (!isKept && (copy.loan_id !== null || !mayArrive(status, seen))) throw apiError(whyNotOnShelf(status));
    const received = { deed: 'received', caller } as const;
    if (isKept) {
      const arrival = keptAt({ id: hold_id, branch: pickup_branch ?? copy.home_branch }, branch);
      const isWhereItWas = arrival.status === status && arrival.current_branch === copy.current_branch;
      if (!isWhereItWas) announceKept(outbox, await moveKept(tx, hold_id, placeOfKept(arrival.status)));
      return keepChange(tx, outbox, copy, arrival, received);
    }
    const arrival = next && keptAt(next, branch);
    const kept =
      arrival &&
      (await keepThis(tx, {
        hold: next,
        bookId: copy.book_id,
        copyId: copy.id,
        place: placeOfKept(arrival.status),
      }));
    if (!kept) return keepChange(tx, outbox, copy, arrivedAt(copy, branch), received);
    announceKept(outbox, kept);
    const changed = await keepChange(tx, outbox, copy, arrival, received);
    return { ...changed, hold_id: next.id, pickup_branch: next.branch };
  });
}

/** For which hold a copy that lies here may be kept, as loans says; none, if it gives no answer in time. */
async function nextHold(
  { db, loans, log }: BooksContext,
  { barcode, branch, ...seen }: Received,
): Promise<Hold | undefined> {
  const copy = await findCopyByBarcode(db, barcode);
  if (!copy || copy.hold_id !== null || !mayArrive(copy.status, seen)) return undefined;
  try {
    return await within(PATIENCE_MS, loans.nextHold({ bookId: copy.book_id, copyId: copy.id, branch }));
  } catch (error) {
    log.warn({ err: error, book_id: copy.book_id }, 'who waits for a copy could not be asked');
    return undefined;
  }
}

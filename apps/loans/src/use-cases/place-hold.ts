import { apiError, rejected, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LocalDate } from '#core/library-day.ts';
import type { Copy } from '../clients/books.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { rejectHold } from '../domain/hold.ts';
import { fittingPolicies, holdLimitOf } from '../domain/lending-policy.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { holdBranch } from '../store/branches.ts';
import { countOpenHolds, insertHold, openHoldOn, type HoldRow } from '../store/holds.ts';
import { hasOnLoan, lockReader } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { rejectionsByLimits } from './check-loan.ts';
import { serveHoldsSoon } from './serve-holds.ts';

export type HoldOrder = {
  id: string;
  readerId: string;
  bookId: string;
  /** This copy and no other. */
  copy: Pick<Copy, 'id' | 'status'> | null;
  branchId: string;
  notBefore: LocalDate | null;
  notAfter: LocalDate | null;
  /** Whether the reader is told as soon as a copy is kept, not only when it is ready. */
  toldWhenKept?: boolean;
};

/**
 * A reader stands in line for a book. A copy on a shelf is kept for them at once; if books does not answer, the job sees to it. Whoever has a hold on
 * the book gets that.
 *
 * @throws ApiError 404, or 409 with every reason why they cannot.
 */
export async function placeHold(
  context: LoansContext,
  order: HoldOrder,
  commit: CommitOf<Tables, HoldRow>,
): Promise<HoldRow> {
  const { readers, books, policies, holdTerms, now } = context;
  const [standing, { title, material }, table] = await Promise.all([
    readers.standing(order.readerId),
    books.find(order.bookId),
    policies.on(momentOf(context).today),
  ]);
  const fitting = fittingPolicies(table, { category: standing.category, material, branch: order.branchId });
  const [policy] = fitting;
  const limit = holdLimitOf(fitting, holdTerms.limit);
  const placed = await commit(async (tx) => {
    const { closed } = await lockReader(tx, order.readerId);
    if (closed) throw rejected([{ code: 'reader_closed' }]);
    const known = await openHoldOn(tx, order.readerId, order.bookId);
    if (known) return known;
    if (order.branchId !== MAIN_BRANCH && !(await holdBranch(tx, order.branchId))) throw apiError('branch_not_found');
    const { holdsBlocked: blocked, unverified, expired } = standing;
    const hasThisBook = await hasOnLoan(tx, order.readerId, order.bookId);
    const openHolds = await countOpenHolds(tx, order.readerId);
    const beyondLimits = await rejectionsByLimits(context, tx, { readerId: order.readerId, standing }, 'hold');
    const wanted = { policy, copyStatus: order.copy?.status };
    const reader = { blocked, unverified, expired, hasThisBook, openHolds, beyondLimits };
    requireNone(rejectHold(reader, wanted, { limit }));
    const placedAt = now();
    await insertHold(tx, {
      id: order.id,
      reader_id: order.readerId,
      book_id: order.bookId,
      title,
      wanted_copy_id: order.copy?.id ?? null,
      branch_id: order.branchId,
      placed_at: placedAt,
      not_before: order.notBefore,
      not_after: order.notAfter,
      priority: policy?.holdPriority ?? 0,
      told_when_kept: order.toldWhenKept ?? false,
      look_due_at: placedAt,
    });
    const hold = await openHoldOn(tx, order.readerId, order.bookId);
    if (!hold) throw new Error('a hold that was just placed is there');
    return hold;
  });
  await serveHoldsSoon(context, order.bookId);
  return placed;
}

import type { Transaction } from 'kysely';
import { apiError, requireNone, type ErrorCode } from '#errors';
import type { PaymentMethod } from '../domain/charge.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { figuresOf, hasLess, tillAt, tillThen, type Till } from '../domain/till.ts';
import { findBranch } from '../store/branches.ts';
import type { Tables } from '../store/schema.ts';
import { lockOpenTills, lockTill, takingsOf, type TillLock } from '../store/tills.ts';

/** Where a desk takes money: at a branch, and at which till if it has said so. */
export type Desk = { branchId: string; tillId?: string | undefined };

type Handed = { kind: 'payment' | 'refund'; method: PaymentMethod | undefined; amountMinor: number };

/**
 * The till at which money is taken or given back; it stays open until the transaction ends.
 *
 * @returns nothing where none is open, or the branch uses none
 * @throws ApiError 404 for a till or a branch that is not there, 409 for cash without a till where tills are used, or more than is in it.
 */
export async function atTill(
  tx: Transaction<Tables>,
  callerId: string,
  { branchId, tillId }: Desk,
  handed: Handed,
): Promise<string | undefined> {
  const { kind, method, amountMinor } = handed;
  const isCashOut = kind === 'refund' && method === 'cash';
  const lock: TillLock = isCashOut ? 'alone' : 'shared';
  const till =
    tillId === undefined ? await chosen(tx, callerId, branchId, method, lock) : await named(tx, tillId, lock);
  if (till && isCashOut) {
    const less = hasLess(figuresOf(till, await takingsOf(tx, [till.id])), { kind, method: 'cash', amountMinor });
    requireNone(less ? [less] : []);
  }
  return till?.id;
}

/** The till in which is what was taken at a moment, and is told of later; or why it is in none. */
export async function tillOfThen(
  tx: Transaction<Tables>,
  callerId: string,
  { branchId, tillId }: Desk,
  { method, at }: { method: PaymentMethod; at: Date },
): Promise<{ tillId?: string; notIn?: ErrorCode }> {
  if (tillId !== undefined) {
    const till = await lockTill(tx, tillId, 'shared');
    if (!till) return { notIn: 'till_not_found' };
    return till.closed ? { notIn: 'till_closed' } : { tillId: till.id };
  }
  const [branch, open] = [await findBranch(tx, branchId), await lockOpenTills(tx, branchId, 'shared')];
  const choice = tillThen({ usesTills: branch?.usesTills ?? false, open }, at, method, callerId);
  if ('rejection' in choice) return { notIn: choice.rejection.code };
  return choice.till ? { tillId: choice.till.id } : {};
}

async function named(tx: Transaction<Tables>, id: string, lock: TillLock): Promise<Till> {
  const till = await lockTill(tx, id, lock);
  if (!till) throw apiError('till_not_found');
  if (till.closed) throw apiError('till_closed');
  return till;
}

async function chosen(
  tx: Transaction<Tables>,
  callerId: string,
  branchId: string,
  method: PaymentMethod | undefined,
  lock: TillLock,
): Promise<Till | undefined> {
  const [branch, open] = [await findBranch(tx, branchId), await lockOpenTills(tx, branchId, lock)];
  if (!branch && branchId !== MAIN_BRANCH) throw apiError('branch_not_found');
  const choice = tillAt({ usesTills: branch?.usesTills ?? false, open }, method, callerId);
  if ('rejection' in choice) requireNone([choice.rejection]);
  return 'till' in choice ? choice.till : undefined;
}

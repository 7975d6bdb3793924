import { apiError, invalidField } from '#errors';
import { may, type Caller } from '#core/caller.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import type { LoansContext } from '../context.ts';
import { lastClosing } from '../domain/calendar.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { findBranch } from '../store/branches.ts';
import type { Damage } from '../use-cases/charge-damage.ts';
import { pastInstant } from './past-instant.ts';

type Given = {
  loan_id?: string;
  barcode?: string;
  returned_at?: string;
  scanned_at?: string;
  branch_id?: string;
  from_box?: boolean;
  found_on_shelf?: boolean;
  damaged?: { note?: string; amount_minor?: number };
};

/** What is returned: a loan, or the copy that was scanned; when, if not now, and where. */
export type LoanReturn = ({ loanId: string } | { barcode: string }) & {
  at?: Date;
  /** A while ago. */
  scannedAt?: Date;
  branch?: string;
  isFoundOnShelf?: boolean;
  damage?: Damage;
};

/**
 * Reads a request to return a book. Only the desk may say when or where it was, or that it is damaged.
 *
 * @throws ApiError 400, 403
 */
export async function loanReturn(context: LoansContext, caller: Caller, given: Given): Promise<LoanReturn> {
  const { db, now } = context;
  const {
    loan_id: loanId,
    barcode,
    returned_at,
    scanned_at,
    branch_id: branch,
    from_box: isFromBox = false,
    found_on_shelf: isFoundOnShelf = false,
    damaged,
  } = given;
  const saysWhen = returned_at !== undefined || scanned_at !== undefined;
  if (saysWhen && !may(caller, 'loans.set_dates')) throw apiError('forbidden');
  if (isFromBox && !may(caller, 'loans.set_dates')) throw apiError('forbidden');
  if (isFoundOnShelf && !may(caller, 'loans.claim')) throw apiError('forbidden');
  if (damaged && !may(caller, 'copies.write')) throw apiError('forbidden');
  if (damaged?.amount_minor !== undefined && !may(caller, 'charges.add')) throw apiError('forbidden');
  if (branch !== undefined && !may(caller, 'loans.return_any')) throw apiError('forbidden');
  if (branch !== undefined && !(await findBranch(db, branch))) throw invalidField('branch_id', 'branch_unknown');
  const scannedAt = scanned_at === undefined ? undefined : whileAgo(new Date(scanned_at), now());
  const givenAt = returned_at === undefined ? undefined : pastInstant('returned_at', returned_at, now());
  const emptiedAt = givenAt ?? scannedAt ?? now();
  const at = isFromBox ? await lastClosingOf(context, branch ?? MAIN_BRANCH, emptiedAt) : givenAt;
  const circumstances = {
    ...(at && { at }),
    ...(scannedAt && { scannedAt }),
    ...(branch !== undefined && { branch }),
    ...(isFoundOnShelf && { isFoundOnShelf }),
    ...(damaged && { damage: { note: damaged.note, amountMinor: damaged.amount_minor } }),
  };
  if (loanId !== undefined && barcode !== undefined) throw invalidField('barcode', 'loan_or_barcode_only');
  if (loanId !== undefined) return { loanId, ...circumstances };
  if (barcode !== undefined) return { barcode: cutScannerNoise(barcode), ...circumstances };
  throw invalidField('loan_id', 'book_or_barcode_missing');
}

/** Clocks differ, and an answer takes its time: what was scanned less than that long ago was scanned now. */
const NOW_MS = 5 * 60_000;
/** Nobody waits longer for an answer; by then it is a clock that is wrong. */
const OLDEST_MS = 60 * 86_400_000;

function whileAgo(at: Date, now: Date): Date | undefined {
  const ago = now.getTime() - at.getTime();
  return ago > NOW_MS && ago < OLDEST_MS ? at : undefined;
}

/** What lies in the box of a branch that never closes was put there just before. @param emptiedAt when it was taken out of the box */
async function lastClosingOf({ calendars }: LoansContext, branchId: string, emptiedAt: Date): Promise<Date> {
  const calendar = await calendars.of(branchId);
  return (calendar && lastClosing(calendar, emptiedAt)) ?? emptiedAt;
}

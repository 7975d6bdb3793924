import type { Rejection } from '#errors';

/** What of a loan says whether its reader may claim to have returned it. */
export type Claimable = { returned: boolean; claimed: boolean };

/** Why nobody can claim now that a book was brought back; nothing, if somebody can. */
export const rejectClaim = ({ returned, claimed }: Claimable): Rejection[] =>
  returned ? [{ code: 'loan_returned' }] : claimed ? [{ code: 'loan_claimed_returned' }] : [];

/** The same of taking a claim back, and of finding on the shelf what was claimed. */
export const rejectEndOfClaim = ({ returned, claimed }: Claimable): Rejection[] =>
  returned ? [{ code: 'loan_returned' }] : claimed ? [] : [{ code: 'loan_not_claimed' }];

/**
 * The moment by which a book counts as returned: by that of its reader's claim, if it was found later. Never before it was
 * issued: another clock may be ahead.
 */
export function countsAsReturnedAt(
  broughtAt: Date,
  { issuedAt, claimedAt }: { issuedAt: Date; claimedAt: Date | null },
): Date {
  const brought = Math.min(broughtAt.getTime(), claimedAt?.getTime() ?? Infinity);
  return new Date(Math.max(brought, issuedAt.getTime()));
}

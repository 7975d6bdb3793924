import type { Rejection } from '#errors';

/** What of a loan says whether somebody may claim that it was returned: nobody has, its reader alone has, or the desk has written it down. */
export type Claimable = {
  returned: boolean;
  claimed: 'no' | 'by its reader' | 'at the desk';
  /** Whether its reader has claimed so before, by themselves. */
  handedInBefore: boolean;
};

/** Why the desk cannot write down now that a book was brought back; nothing, if it can, also where its reader alone has said so. */
export const rejectClaim = ({ returned, claimed }: Claimable): Rejection[] =>
  returned ? [{ code: 'loan_returned' }] : claimed === 'at the desk' ? [{ code: 'loan_claimed_returned' }] : [];

/** Why a reader’s own word does not count: nobody is believed twice about the same loan. */
export const rejectHandIn = ({ returned, claimed, handedInBefore }: Claimable): Rejection[] =>
  !returned && claimed === 'no' && handedInBefore ? [{ code: 'loan_handed_in_before' }] : [];

/** Why a claim cannot be taken back, or what was claimed cannot be found on the shelf. */
export const rejectEndOfClaim = ({ returned, claimed }: Claimable): Rejection[] =>
  returned ? [{ code: 'loan_returned' }] : claimed === 'no' ? [{ code: 'loan_not_claimed' }] : [];

const WORD_DAYS = 7;

/** Until when a reader is believed who says that a book lies in the return box: the desk has scanned it by then, or it is not there. */
export const wordLapsesAt = (now: Date): Date => new Date(now.getTime() + WORD_DAYS * 86_400_000);

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

import type { Rejection } from '#errors';
import { isForLoan, type LendingPolicy } from './lending-policy.ts';

/** What the lending desk knows of a reader: from users (standing) and from its own loans and fines. */
export type Reader = {
  blocked: boolean;
  expired: boolean;
  loanLimit: number;
  openLoans: number;
  hasOverdue: boolean;
  hasThisBook: boolean;
  /** Fines that are settled neither way, in minor units. */
  balanceMinor: number;
};

export type Wanted = { available: number; policy: LendingPolicy | undefined };

export type LendingRules = {
  /** Who owes more than this borrows nothing; in minor units. */
  maxBalanceMinor: number;
};

/** `wanted` is undefined as long as nothing is known of the book: nothing speaks against it then. */
type Rule = (reader: Reader, wanted: Wanted | undefined, rules: LendingRules) => Rejection | undefined;

/** A block that a librarian set by hand. */
const manualBlock: Rule = ({ blocked }) => (blocked ? { code: 'patron_blocked' } : undefined);

const overdueBlock: Rule = ({ hasOverdue }) => (hasOverdue ? { code: 'has_overdue_loans' } : undefined);

const finesBlock: Rule = ({ balanceMinor }, _wanted, { maxBalanceMinor }) =>
  balanceMinor > maxBalanceMinor
    ? { code: 'fines_over_limit', facts: { limit_minor: maxBalanceMinor, owes_minor: balanceMinor } }
    : undefined;

const membershipExpired: Rule = ({ expired }) => (expired ? { code: 'patron_expired' } : undefined);

const hasItAlready: Rule = ({ hasThisBook }) => (hasThisBook ? { code: 'already_borrowed' } : undefined);

const nothingOnTheShelf: Rule = (_reader, wanted) =>
  wanted && wanted.available < 1 ? { code: 'no_copy_available' } : undefined;

const limitReached: Rule = ({ openLoans, loanLimit }) =>
  openLoans >= loanLimit ? { code: 'loan_limit_reached', facts: { limit: loanLimit, has: openLoans } } : undefined;

const notForLoan: Rule = (_reader, wanted) =>
  wanted && !isForLoan(wanted.policy) ? { code: 'not_for_loan' } : undefined;

/**
 * Every rule of a check-out, in the order in which FOLIO's check-out by barcode has them: manual block, automatic
 * blocks, expiry, the copy's status, the limit, the policy. Recalls, holds and lost copies find their places here.
 */
export const checkOutRules: readonly Rule[] = [
  manualBlock,
  overdueBlock,
  finesBlock,
  membershipExpired,
  hasItAlready,
  nothingOnTheShelf,
  limitReached,
  notForLoan,
];

/** All the reasons not to lend, in the order above; none: lend. */
export function rejectCheckOut(reader: Reader, wanted: Wanted | undefined, rules: LendingRules): Rejection[] {
  return checkOutRules.flatMap((rule) => rule(reader, wanted, rules) ?? []);
}

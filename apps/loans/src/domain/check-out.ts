import type { Rejection } from '#errors';
import { isForLoan, isFull, type LendingPolicy, type LoansByPolicy } from './lending-policy.ts';
import { rejectBeyondLimits, type Counted, type Limits } from './limits.ts';

/** What loans knows about a reader: from users (standing), and from its own loans and fines. */
export type Reader = Counted & {
  blocked: boolean;
  /** Whether neither their address is confirmed nor who they are. */
  unverified: boolean;
  /** Whether they have not agreed to a document of the library to which they must have agreed by now. */
  agreementMissing: boolean;
  expired: boolean;
  loanLimit: number;
  openLoans: number;
  hasThisBook: boolean;
};

export const copyStatuses = [
  'available',
  'reserved',
  'on_loan',
  'on_hold_shelf',
  'withdrawn',
  'lost',
  'in_repair',
  'missing',
  'damaged',
  'in_transit',
  'on_order',
] as const;
export type CopyStatus = (typeof copyStatuses)[number];

export type Wanted = {
  /** How many copies are on the shelf. */
  available: number;
  /** Of the copy that was asked for by its barcode. */
  copyStatus?: CopyStatus;
  policy: LendingPolicy | undefined;
  /** What the policies say of how many loans; none, if none does. */
  loansByPolicy: LoansByPolicy | undefined;
};

/** `wanted` is undefined while nothing is known about the book: no rule about it applies then. */
type Rule = (
  reader: Reader,
  wanted: Wanted | undefined,
  limits: Limits,
) => Rejection | readonly Rejection[] | undefined;

/** A block set by a librarian. */
export const manualBlock = ({ blocked }: Pick<Reader, 'blocked'>): Rejection | undefined =>
  blocked ? { code: 'patron_blocked' } : undefined;

/** A stranger's address could be anybody's: nobody lends to it, or writes to it. */
export const notVerified = ({ unverified }: Pick<Reader, 'unverified'>): Rejection | undefined =>
  unverified ? { code: 'email_not_verified' } : undefined;

const notAgreed: Rule = ({ agreementMissing }) => (agreementMissing ? { code: 'documents_not_agreed' } : undefined);

const beyondLimits: Rule = (reader, _wanted, limits) => rejectBeyondLimits('borrow', reader, limits);

export const membershipExpired = ({ expired }: Pick<Reader, 'expired'>): Rejection | undefined =>
  expired ? { code: 'patron_expired' } : undefined;

export const hasItAlready = ({ hasThisBook }: Pick<Reader, 'hasThisBook'>): Rejection | undefined =>
  hasThisBook ? { code: 'already_borrowed' } : undefined;

const nothingOnTheShelf: Rule = (_reader, wanted) => {
  if (wanted?.copyStatus !== undefined) return notThisCopy(wanted.copyStatus);
  return wanted && wanted.available < 1 ? { code: 'no_copy_available' } : undefined;
};

function notThisCopy(status: CopyStatus): Rejection | undefined {
  if (status === 'available') return undefined;
  if (status === 'on_hold_shelf') return { code: 'copy_on_hold' };
  return outOfTheCollection(status) ?? { code: 'copy_on_loan' };
}

/** A copy that is not to be lent before a librarian has put it back into the collection, or has received it. */
export function outOfTheCollection(status: CopyStatus): Rejection | undefined {
  switch (status) {
    case 'withdrawn':
      return { code: 'copy_withdrawn' };
    case 'lost':
      return { code: 'copy_lost' };
    case 'in_repair':
      return { code: 'copy_in_repair' };
    case 'missing':
      return { code: 'copy_missing' };
    case 'damaged':
      return { code: 'copy_damaged' };
    case 'in_transit':
      return { code: 'copy_in_transit' };
    case 'on_order':
      return { code: 'copy_on_order' };
    case 'available':
    case 'reserved':
    case 'on_loan':
    case 'on_hold_shelf':
      return undefined;
    default:
      return status satisfies never;
  }
}

const limitReached: Rule = ({ openLoans, loanLimit }) =>
  openLoans >= loanLimit ? { code: 'loan_limit_reached', facts: { limit: loanLimit, has: openLoans } } : undefined;

const policyLimitReached: Rule = (_reader, wanted) =>
  isFull(wanted?.loansByPolicy) ? { code: 'policy_limit_reached', facts: { ...wanted.loansByPolicy } } : undefined;

const notForLoan: Rule = (_reader, wanted) =>
  wanted && !isForLoan(wanted.policy) ? { code: 'not_for_loan' } : undefined;

/**
 * All rules of a checkout, in the order of FOLIO's check-out by barcode: manual block, who it is, what they have
 * agreed to, automatic blocks, expiry, the copy's status, the limits, the policy.
 */
export const checkOutRules: readonly Rule[] = [
  manualBlock,
  notVerified,
  notAgreed,
  beyondLimits,
  membershipExpired,
  hasItAlready,
  nothingOnTheShelf,
  limitReached,
  policyLimitReached,
  notForLoan,
];

/** All reasons against the loan, in the order above; if there are none, lend. */
export function rejectCheckOut(reader: Reader, wanted: Wanted | undefined, limits: Limits): Rejection[] {
  return checkOutRules.flatMap((rule) => rule(reader, wanted, limits) ?? []);
}

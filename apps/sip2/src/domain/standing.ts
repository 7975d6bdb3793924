/** What is known of somebody by their card, and of what they have on loan. */
export type Standing = {
  /** What a librarian has forbidden them. */
  blocked: { borrowing: boolean; renewals: boolean; holds: boolean };
  expired: boolean;
  /** Has shown who they are. */
  verified: boolean;
  atLimit: boolean;
  hasOverdue: boolean;
  owesTooMuch: boolean;
  /** What the limits of their category refuse; unknown: to borrow, with an overdue book or too large a debt. */
  beyondLimits?: readonly ('borrow' | 'renew' | 'hold')[] | undefined;
};

/** Of a card that nobody has. */
const ALL_DENIED = 'YYYY'.padEnd(14);

/** The fourteen flags of SIP2: what a reader may not do, and why; nothing of it is said by words. */
export function patronStatus(standing: Standing | undefined): string {
  if (!standing) return ALL_DENIED;
  const { blocked, expired, verified, atLimit, hasOverdue, owesTooMuch, beyondLimits } = standing;
  const cannotBorrow = beyondLimits?.includes('borrow') ?? (hasOverdue || owesTooMuch);
  const cannotHold = beyondLimits?.includes('hold') ?? false;
  const flags = [
    blocked.borrowing || expired || !verified || atLimit || cannotBorrow, // Borrowing is denied.
    blocked.renewals || expired || hasOverdue || (beyondLimits?.includes('renew') ?? false), // Renewing, too.
    blocked.holds || expired || !verified || cannotHold, // Recalls, and holds.
    blocked.holds || expired || !verified || cannotHold,
    false, // The card is lost.
    atLimit,
    hasOverdue,
    false, // Too many renewals, claims of return, lost items.
    false,
    false,
    owesTooMuch,
    false, // Too many fees, an overdue recall, too many bills.
    false,
    false,
  ];
  return flags.map((is) => (is ? 'Y' : ' ')).join('');
}

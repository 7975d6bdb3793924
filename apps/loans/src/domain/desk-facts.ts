/** What a desk says has happened to a copy, whenever it gets round to saying so. */
export type DeskFact = { at: Date };

/** Who has a copy, as far as it is known: by which loan, and since when; or has lost it. */
export type OnLoan = { loanId: string; readerId: string | null; since: Date; lostAt?: Date };

export type CopyInHand = {
  /** None: nobody has it. */
  onLoan: OnLoan | undefined;
  /** When the last thing that is known about it has happened: it was lent, returned, or scanned for either. */
  lastKnown: Date | undefined;
  /** When what is known to have happened next ended a loan of that moment. */
  nextEnd: Date | undefined;
};

/** What becomes of a copy that was lent. */
export type Lending =
  /** Nobody has it. */
  | { do: 'lend' }
  /** Somebody has it, who must have brought it back by then. */
  | { do: 'close_and_lend'; loan: OnLoan }
  /** The reader has it already, or had it again since. */
  | { do: 'nothing' }
  /** It has come back since. */
  | { do: 'lend_and_close'; end: Date }
  /** Somebody else has got it since. */
  | { do: 'tell'; loan: OnLoan };

/**
 * A copy that was scanned lies on the desk: whatever was known about it before, the later scan tells who has it. So the order in
 * which desks get round to saying what they did does not matter.
 */
export function lendingOf({ at }: DeskFact, readerId: string, { onLoan, lastKnown, nextEnd }: CopyInHand): Lending {
  const isLate = lastKnown !== undefined && lastKnown > at;
  const hasIt = onLoan?.lostAt === undefined || onLoan.lostAt > at;
  if (onLoan?.readerId === readerId && hasIt) return { do: 'nothing' };
  if (!isLate) return onLoan ? { do: 'close_and_lend', loan: onLoan } : { do: 'lend' };
  if (onLoan) return { do: 'tell', loan: onLoan };
  return nextEnd ? { do: 'lend_and_close', end: nextEnd } : { do: 'nothing' };
}

/** @returns the loan that a return ends; none if there is none, or if the copy was scanned again since. */
export function endedBy({ at }: DeskFact, { onLoan, lastKnown }: CopyInHand): OnLoan | undefined {
  return lastKnown !== undefined && lastKnown > at ? undefined : onLoan;
}

/** Clocks that differ by less are taken to be the same: a connection takes its time, too. */
export const SAME_CLOCK_MS = 120_000;

/** When it was by the library's clock, said by a desk at a moment of its own. Nothing has happened that is yet to come. */
export function byLibraryClock(at: Date, { saidAt, now }: { saidAt: Date; now: Date }): Date {
  const offset = now.getTime() - saidAt.getTime();
  const shifted = Math.abs(offset) > SAME_CLOCK_MS ? at.getTime() + offset : at.getTime();
  return new Date(Math.min(shifted, now.getTime()));
}

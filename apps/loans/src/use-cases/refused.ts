import { Problem, type Refusal } from '#core/problem.ts';

const SENTENCES: Record<string, string> = {
  patron_blocked: 'A librarian has blocked this reader.',
  has_overdue_loans: 'A book is overdue. It must come back first.',
  fines_over_limit: 'The fines are too high. They must be paid first.',
  patron_expired: 'The membership has ended.',
  already_borrowed: 'The reader has this book already.',
  no_copy_available: 'No copy of this book is on the shelf.',
  loan_limit_reached: 'The reader has as many books as they may have.',
  not_for_loan: 'This book is not lent to this reader.',
  reader_closed: 'This account is being deleted, so nothing is lent to it.',
  has_open_loans: 'Return your books first.',
  has_open_fines: 'Pay your fines first.',
  loan_returned: 'The book is back already.',
  loan_overdue: 'The book is overdue. Return it, please.',
  renewal_limit_reached: 'The loan was renewed as often as it may be.',
  others_wait: 'Other readers wait for this book.',
  renewal_too_soon: 'It is too soon to renew: the due date would not move.',
};

/** The answer to what the lending rules refuse: the first reason leads, and all are there. */
export function refused(refusals: [Refusal, ...Refusal[]]): Problem {
  const [first] = refusals;
  return new Problem(409, first.code, { detail: SENTENCES[first.code] ?? first.code, refusals });
}

/** @throws Problem 409 if there is any reason against it. */
export function allowUnless([first, ...others]: Refusal[]): void {
  if (first) throw refused([first, ...others]);
}

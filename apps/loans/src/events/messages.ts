import type { EventData } from '#events';
import { message, type Message } from '#messaging/outbox.ts';
import type { HoldEnd } from '../domain/hold.ts';
import type { Balance } from '../store/charges.ts';

/** What events carry of a loan; only a closed loan can be without its reader. */
type LoanFacts = {
  id: string;
  reader_id: string | null;
  book_id: string;
  copy_id: string;
  title: string;
  patron_category: string;
  issued_at: Date;
  due_date: string;
  due_time: string | null;
  version: number;
};

/** The hold that a copy may be kept for, and where its reader picks it up. */
export type NextHold = { id: string; branch: string };

type Email = EventData['notifications.email'];

function facts(loan: LoanFacts) {
  if (loan.reader_id === null) throw new Error('a loan without its reader has no events');
  return {
    loan_id: loan.id,
    reader_id: loan.reader_id,
    book_id: loan.book_id,
    copy_id: loan.copy_id,
    title: loan.title,
    patron_category: loan.patron_category,
    issued_at: loan.issued_at.toISOString(),
    due_date: loan.due_date,
    version: loan.version,
  };
}

export const loanIssued = (loan: LoanFacts): Message => message('loan.issued', loan.id, facts(loan));

export const loanRenewed = (loan: LoanFacts & { renewals: number }): Message =>
  message('loan.renewed', loan.id, { ...facts(loan), renewals: loan.renewals });

export const dueDateChanged = (loan: LoanFacts): Message => message('loan.due_date_changed', loan.id, facts(loan));

/** Its reader says that they brought it back then. */
export const loanClaimedReturned = (loan: LoanFacts, claimedAt: Date): Message =>
  message('loan.claimed_returned', loan.id, { ...facts(loan), claimed_at: claimedAt.toISOString() });

export const loanClaimWithdrawn = (loan: LoanFacts): Message => message('loan.claim_withdrawn', loan.id, facts(loan));

/** Its loan is over, though the copy may still come back. */
export const loanLost = (loan: LoanFacts, lostAt: Date): Message =>
  message('loan.lost', loan.id, { ...facts(loan), lost_at: lostAt.toISOString() });

export const loanReturned = (
  loan: LoanFacts,
  {
    returnedAt,
    daysOverdue,
    branch,
    next,
    isDamaged,
  }: {
    returnedAt: Date;
    daysOverdue: number;
    branch: string | undefined;
    next: NextHold | undefined;
    isDamaged: boolean;
  },
): Message =>
  message('loan.returned', loan.id, {
    ...facts(loan),
    returned_at: returnedAt.toISOString(),
    days_overdue: daysOverdue,
    ...(branch !== undefined && { branch_id: branch }),
    ...(isDamaged && { damaged: true }),
    ...(next && { hold: { hold_id: next.id, branch_id: next.branch } }),
  });

export const loanOverdue = (loan: LoanFacts): Message => message('loan.overdue', loan.id, facts(loan));

export const loanAnonymised = (loan: { loan_id: string; version: number }): Message =>
  message('loan.anonymised', loan.loan_id, loan);

export const balanceChanged = ({ readerId, balanceMinor, version }: Balance, currency: string): Message =>
  message('reader.balance_changed', readerId, {
    reader_id: readerId,
    balance_minor: balanceMinor,
    currency,
    version,
  });

export const holdEnded = ({ id, book_id }: { id: string; book_id: string }, how: HoldEnd): Message =>
  message('hold.ended', id, { hold_id: id, book_id, how });

export const branchChanged = ({ id, name, version }: { id: string; name: string; version: number }): Message =>
  message('branch.changed', id, { branch_id: id, name, version });

export const branchRemoved = ({ id, version }: { id: string; version: number }): Message =>
  message('branch.removed', id, { branch_id: id, version });

/**
 * A command to send a reader an e-mail. Its subject is the reader: each gets notices in order, and waits for no other
 * reader.
 */
export const email = (data: Email): Message => message('notifications.email', data.user_id, data);

/** Where to, as users has just said: a reader may have given no address. */
export const addressedTo = ({ email: address }: { email: string | undefined }): Partial<Email> =>
  address === undefined ? {} : { user_email: address };

/** A notice about a loan, to its reader. */
export function loanEmail(type: Email['type'], loan: LoanFacts, more: Partial<Email> = {}): Message {
  const { reader_id, loan_id, book_id, title, due_date } = facts(loan);
  const { due_time } = loan;
  const due = { due_date, ...(due_time !== null && { due_time }) };
  return email({ type, user_id: reader_id, book_title: title, ...due, loan_id, book_id, ...more });
}

type HoldFacts = { reader_id: string; title: string; book_id: string };

/** A notice about a hold, to its reader. */
export const holdEmail = (
  type: Email['type'],
  { reader_id, title, book_id }: HoldFacts,
  more: Partial<Email> = {},
): Message => email({ type, user_id: reader_id, book_title: title, book_id, ...more });

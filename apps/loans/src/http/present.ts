import type { components } from '#contracts/loans.ts';
import type { Fine } from '../domain/fine.ts';
import { NOBODY } from '../domain/nobody.ts';
import { weekdayOf, type Exception, type WeekHours } from '../domain/opening-hours.ts';
import { fineOfLoan, isOverdue, type LoanRow, type Moment } from '../store/loans.ts';
import type { BranchToday } from '../use-cases/branches-today.ts';
import type { WaitingRow } from '../store/waiting-list.ts';

type Schemas = components['schemas'];
export type Loan = Schemas['Loan'];

export function presentLoan(row: LoanRow, at: Moment, dueAt: Date): Loan {
  const fine = fineOfLoan(row);
  return {
    id: row.id,
    reader_id: row.reader_id ?? NOBODY,
    book_id: row.book_id,
    copy_id: row.copy_id,
    barcode: row.barcode,
    title: row.title,
    status: row.returned_at ? 'returned' : isOverdue(row, at) ? 'overdue' : 'open',
    issued_at: row.issued_at.toISOString(),
    due_date: row.due_date,
    due_at: dueAt.toISOString(),
    branch_id: row.branch_id,
    ...(row.returned_at && { returned_at: row.returned_at.toISOString() }),
    renewals: row.renewals,
    renewals_left: Math.max(0, row.max_renewals - row.renewals),
    ...(fine && { fine: presentFine(fine) }),
  };
}

export const presentFine = (fine: Fine): Schemas['Fine'] => ({
  id: fine.id,
  loan_id: fine.loanId,
  title: fine.title,
  amount: { amount_minor: fine.amountMinor, currency: fine.currency },
  days_overdue: fine.daysOverdue,
  // The API has had this word since its first version.
  status: fine.status === 'accruing' ? 'growing' : fine.status,
  ...(fine.settledAt && { settled_at: fine.settledAt.toISOString() }),
});

/** A branch, with its hours of today: of that day in its own time zone. */
export const presentBranch = ({ branch, timeZone, today, exception }: BranchToday): Schemas['Branch'] => ({
  id: branch.id,
  name: branch.name,
  address: branch.address,
  time_zone: timeZone,
  week: fromMonday(branch.week),
  today: {
    day: today,
    hours: exception?.hours ?? branch.week[weekdayOf(today)],
    ...(exception && { reason: exception.reason }),
  },
  version: branch.version,
});

const fromMonday = ({ monday, tuesday, wednesday, thursday, friday, saturday, sunday }: WeekHours): WeekHours => ({
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday,
});

export const presentException = ({ day, reason, hours }: Exception): Schemas['BranchException'] => ({
  day,
  reason,
  hours,
});

export function presentWaiting(row: WaitingRow): Schemas['WaitingEntry'] {
  return {
    id: row.id,
    kind: row.kind,
    ...(row.book_id && { book_id: row.book_id }),
    ...(row.title && { title: row.title }),
    ...(row.author && { author: row.author }),
    created_at: row.created_at.toISOString(),
  };
}

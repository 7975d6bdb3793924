import { textOf, type Language, type Rejection } from '#errors';
import type { components } from '#contracts/loans.ts';
import { ApiError } from '#core/api-error.ts';
import type { Charge } from '../domain/charge.ts';
import type { Due } from '../domain/due-date.ts';
import { outstanding, type LedgerEntry } from '../domain/ledger.ts';
import { NOBODY } from '../domain/nobody.ts';
import { weekdayOf, type Exception, type WeekHours } from '../domain/opening-hours.ts';
import { renewsFrom } from '../domain/renewal.ts';
import { fineOfLoan, isOverdue, selfRenewing, type LoanRow, type Moment } from '../store/loans.ts';
import type { BranchToday } from '../use-cases/branches-today.ts';
import type { Wait } from '../use-cases/wait-for.ts';

type Schemas = components['schemas'];
export type Loan = Schemas['Loan'];

export function presentLoan(row: LoanRow, at: Moment, dueAt: Date): Loan {
  const fine = fineOfLoan(row);
  const from = renewsFrom(selfRenewing(row, dueAt));
  return {
    id: row.id,
    reader_id: row.reader_id ?? NOBODY,
    book_id: row.book_id,
    copy_id: row.copy_id,
    barcode: row.barcode,
    title: row.title,
    status: statusOf(row, at),
    issued_at: row.issued_at.toISOString(),
    due_date: row.due_date,
    due_at: dueAt.toISOString(),
    ...(row.due_time !== null && { due_time: row.due_time }),
    branch_id: row.branch_id,
    ...(row.returned_at && !row.lost_at && { returned_at: row.returned_at.toISOString() }),
    ...(row.lost_at && { lost_at: row.lost_at.toISOString() }),
    ...(row.claimed_returned_at && { claimed_returned_at: row.claimed_returned_at.toISOString() }),
    ...(row.claimed_returned_at &&
      !row.returned_at &&
      row.claim_lapses_at && { claim_lapses_at: row.claim_lapses_at.toISOString() }),
    ...(row.recalled_at && { recalled_at: row.recalled_at.toISOString() }),
    renewals: row.renewals,
    renewals_left: Math.max(0, row.max_renewals - row.renewals),
    // Not while somebody else has asked for it.
    ...(from !== undefined && row.recalled_at === null && { renews_from: from }),
    ...(fine && { fine: presentFine(fine, row) }),
  };
}

/** The day until which something would be lent, with the time, if it would be for hours. */
export const presentDue = ({ day, time }: Due) => ({ due_date: day, ...(time !== undefined && { due_time: time }) });

function statusOf(row: LoanRow, at: Moment): Loan['status'] {
  if (row.lost_at) return 'lost';
  if (row.returned_at) return 'returned';
  if (row.claimed_returned_at) return 'claimed_returned';
  return isOverdue(row, at) ? 'overdue' : 'open';
}

/** Why rules refuse, as a refusal says it. */
export const presentRejections = (rejections: readonly Rejection[], language: Language) =>
  rejections.map((one) => ({
    ...one,
    message: textOf(new ApiError(one.code, 'facts' in one ? one.facts : {}), language),
  }));

/** The API has had this word since its first version. */
const statusShown = ({ status }: Charge): Schemas['Charge']['status'] => (status === 'accruing' ? 'growing' : status);

/** The overdue fine of a loan, as a part of the loan. */
const presentFine = (charge: Charge, loan: { id: string; title: string }): Schemas['Fine'] => ({
  id: charge.id,
  loan_id: loan.id,
  title: loan.title,
  amount: { amount_minor: charge.amountMinor, currency: charge.currency },
  days_overdue: charge.daysOverdue ?? 0,
  status: statusShown(charge),
  ...(charge.settledAt && { settled_at: charge.settledAt.toISOString() }),
});

export const presentCharge = (charge: Charge): Schemas['Charge'] => ({
  id: charge.id,
  kind: charge.kind,
  ...(charge.loanId !== null && { loan_id: charge.loanId }),
  ...(charge.title !== null && { title: charge.title }),
  ...(charge.comment !== null && { comment: charge.comment }),
  amount: { amount_minor: charge.amountMinor, currency: charge.currency },
  outstanding: { amount_minor: outstanding(charge), currency: charge.currency },
  ...(charge.daysOverdue !== null && { days_overdue: charge.daysOverdue }),
  status: statusShown(charge),
  ...(charge.chargedAt && { charged_at: charge.chargedAt.toISOString() }),
  ...(charge.settledAt && { settled_at: charge.settledAt.toISOString() }),
});

export const presentEntry = (
  { id, kind, amountMinor, method, at, by, comment }: LedgerEntry,
  { currency, forStaff }: { currency: string; forStaff: boolean },
): Schemas['ChargeEntry'] => ({
  id,
  kind,
  amount: { amount_minor: amountMinor, currency },
  ...(method !== null && { method }),
  at: at.toISOString(),
  ...(forStaff && by !== null && { by }),
  ...(comment !== null && { comment }),
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
  uses_tills: branch.usesTills,
  ...(branch.holdShelfDays !== null && { hold_shelf_days: branch.holdShelfDays }),
  ...(branch.holdReminderDays !== null && { hold_reminder_days: branch.holdReminderDays }),
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

export const presentWaiting = ({ created_at, ...wait }: Wait): Schemas['WaitingEntry'] => ({
  ...wait,
  created_at: created_at.toISOString(),
});

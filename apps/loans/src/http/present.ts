import type { components } from '#contracts/loans.ts';
import type { LocalDate } from '#core/library-day.ts';
import type { LoanRow } from '../store/loans.ts';
import type { FineTable } from '../store/schema.ts';
import type { WaitingRow } from '../store/waiting-list.ts';

type Schemas = components['schemas'];
export type Loan = Schemas['Loan'];
export type Fine = Schemas['Fine'];

export function presentLoan(row: LoanRow, today: LocalDate): Loan {
  return {
    id: row.id,
    reader_id: row.reader_id ?? NOBODY,
    book_id: row.book_id,
    copy_id: row.copy_id,
    barcode: row.barcode,
    title: row.title,
    status: row.returned_at ? 'returned' : row.due_date < today ? 'overdue' : 'open',
    issued_at: row.issued_at.toISOString(),
    due_date: row.due_date,
    ...(row.returned_at && { returned_at: row.returned_at.toISOString() }),
    renewals: row.renewals,
    renewals_left: Math.max(0, row.max_renewals - row.renewals),
    ...(row.fine_id !== null && { fine: fineOf(row, row.fine_id) }),
  };
}

/** Whose account is deleted. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

function fineOf(row: LoanRow, id: string): Fine {
  return presentFine({
    id,
    loan_id: row.id,
    title: row.title,
    amount_minor: row.amount_minor ?? 0,
    currency: row.currency ?? '',
    days_overdue: row.days_overdue ?? 0,
    status: row.fine_status ?? 'owed',
    settled_at: row.settled_at,
  });
}

export function presentFine(fine: Omit<FineTable, 'reader_id' | 'settled_by' | 'comment'>): Fine {
  const { id, loan_id, title, amount_minor, currency, days_overdue, status, settled_at } = fine;
  return {
    id,
    loan_id,
    title,
    amount: { amount_minor, currency },
    days_overdue,
    status,
    ...(settled_at && { settled_at: settled_at.toISOString() }),
  };
}

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

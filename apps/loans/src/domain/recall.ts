import { addDays, type LocalDate } from '#core/library-day.ts';
import { nextOpenDay, type Calendar } from './calendar.ts';

/** On what terms a loan may be recalled when somebody waits for the book (FOLIO: minimum guaranteed loan period, recall return interval). */
export type RecallTerms = {
  /** So long its reader has it in any case. */
  guaranteedDays: number;
  /** So long they have from the recall on. */
  returnDays: number;
};

export type RecallableLoan = {
  id: string;
  /** At its branch, as is today. */
  issuedOn: LocalDate;
  dueDate: LocalDate;
  terms: RecallTerms;
  calendar: Calendar;
  today: LocalDate;
};

/** A loan, and the day on which it is due once it is recalled. */
export type Recall<Loan> = { loan: Loan; dueDate: LocalDate };

/**
 * The day on which a recalled loan is due: some days from today, though not within what was guaranteed, and on an open day; never later than
 * without the recall.
 */
export function recalledDueDate({ issuedOn, dueDate, terms, calendar, today }: RecallableLoan): LocalDate {
  const [asked, guaranteed] = [addDays(today, terms.returnDays), addDays(issuedOn, terms.guaranteedDays)];
  const day = asked > guaranteed ? asked : guaranteed;
  const open = nextOpenDay(calendar, day) ?? day;
  return open < dueDate ? open : dueDate;
}

/** The loan that is back first once it is recalled; of several, the one that is due first as it is. One that is overdue is asked for already. */
export function bestRecall<Loan extends RecallableLoan>(loans: readonly Loan[]): Recall<Loan> | undefined {
  const recalls = loans
    .filter(({ dueDate, today }) => dueDate >= today)
    .map((loan) => ({ loan, dueDate: recalledDueDate(loan) }));
  const [best] = recalls.toSorted(
    (one, other) =>
      compare(one.dueDate, other.dueDate) ||
      compare(one.loan.dueDate, other.loan.dueDate) ||
      compare(one.loan.id, other.loan.id),
  );
  return best;
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

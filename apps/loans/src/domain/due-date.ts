import { addDays, type LocalDate } from '#core/library-day.ts';

/** A loan of n days is due at the end of the n-th day after the day of issue (FOLIO: long loans end at 23:59:59). */
export const dueDate = (issuedOn: LocalDate, loanDays: number): LocalDate => addDays(issuedOn, loanDays);

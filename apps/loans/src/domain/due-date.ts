import { addDays, type LocalDate } from '#core/library-day.ts';

/**
 * A loan of n days is due at the end of the n-th day after the day of issue (FOLIO: long loans end at 23:59:59), but not
 * after the membership (Koha: ReturnBeforeExpiry).
 */
export const dueDate = (from: LocalDate, days: number, memberUntil: LocalDate | undefined): LocalDate => {
  const due = addDays(from, days);
  return memberUntil !== undefined && memberUntil < due ? memberUntil : due;
};

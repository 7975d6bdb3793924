import { invalidField } from '#errors';
import { addDays, type LocalDate } from '#core/library-day.ts';
import { momentOf, type LoansContext } from '../context.ts';

/** As far ahead as a loan may last: a later day is a slip, and nobody now at the library would see it come. */
export const FARTHEST_DAYS = 3650;

/** @throws ApiError 400 for a day that is too far ahead */
export function requireNear(context: Pick<LoansContext, 'now' | 'timeZone'>, field: string, day: LocalDate): void {
  if (day > addDays(momentOf(context).today, FARTHEST_DAYS))
    throw invalidField(field, 'too_far_ahead', { days: FARTHEST_DAYS });
}

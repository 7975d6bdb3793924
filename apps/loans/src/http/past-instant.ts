import { invalidField } from '#errors';

const OLDEST_DAYS = 60;
/** A clock that is further off than this says nothing; by it, what has happened would be in no year that can be stored. */
const FARTHEST_DAYS = 3650;

/** When something was done that is recorded afterwards. @throws ApiError 400 */
export function pastInstant(field: 'issued_at' | 'returned_at', text: string, now: Date): Date {
  const instant = new Date(text);
  if (instant > now) throw invalidField(field, 'in_the_future');
  if (instant.getTime() < now.getTime() - OLDEST_DAYS * 86_400_000)
    throw invalidField(field, 'too_long_ago', { days: OLDEST_DAYS });
  return instant;
}

/** When it is by the clock of a desk, which may be wrong. @throws ApiError 400 */
export function nearInstant(field: 'sent_at', text: string, now: Date): Date {
  const instant = new Date(text);
  if (instant.getTime() > now.getTime() + FARTHEST_DAYS * 86_400_000)
    throw invalidField(field, 'too_far_ahead', { days: FARTHEST_DAYS });
  return instant;
}

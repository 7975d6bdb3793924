import { invalidField } from '#errors';

const OLDEST_DAYS = 60;

/** When something was done that is recorded afterwards. @throws ApiError 400 */
export function pastInstant(field: 'issued_at' | 'returned_at', text: string, now: Date): Date {
  const instant = new Date(text);
  if (instant > now) throw invalidField(field, 'in_the_future');
  if (instant.getTime() < now.getTime() - OLDEST_DAYS * 86_400_000)
    throw invalidField(field, 'too_long_ago', { days: OLDEST_DAYS });
  return instant;
}

import { daysBefore, daysUntil } from '../../../house/library-day.ts';

/** A summer. What takes longer is other hours of the week. */
const MOST_DAYS = 62;

/** Every day from one to another; nothing where the last is before the first, or too many lie between them. */
export function daysFrom(first: string, last: string): string[] | undefined {
  const count = daysUntil(last, first) + 1;
  if (!(count >= 1 && count <= MOST_DAYS + 1)) return undefined;
  return Array.from({ length: count }, (_, index) => daysBefore(first, -index));
}

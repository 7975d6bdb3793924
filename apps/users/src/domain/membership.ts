import { addDays, addMonths, LAST_DAY, type LocalDate } from '#core/library-day.ts';

/** The last day of a membership of so many months that begins today; of one without a term there is none. */
export const firstLastDay = (today: LocalDate, termMonths: number | null): LocalDate | undefined =>
  termMonths === null ? undefined : addMonths(today, termMonths);

export type Renewal =
  | { until: LocalDate }
  | { refused: 'category_without_term' }
  /** It runs for a term from today or longer: it has begun today, or was renewed already. */
  | { refused: 'membership_runs'; until: LocalDate };

/** A membership goes on from its last day while it runs, so that nobody loses days by coming early; one that is over begins today. */
export function renewedMembership(
  { expiresOn, termMonths }: { expiresOn: LocalDate | null; termMonths: number | null },
  today: LocalDate,
): Renewal {
  if (termMonths === null) return { refused: 'category_without_term' };
  if (expiresOn === null || expiresOn < today) return { until: addMonths(today, termMonths) };
  if (expiresOn >= addMonths(today, termMonths)) return { refused: 'membership_runs', until: expiresOn };
  const until = addMonths(expiresOn, termMonths);
  return { until: until > LAST_DAY || until.length > LAST_DAY.length ? LAST_DAY : until };
}

const REMINDED_BEFORE_DAYS = 14;

/** The memberships that end so soon that their readers are to be told, by their last days. */
export const endingSoon = (today: LocalDate): { from: LocalDate; to: LocalDate } => ({
  from: today,
  to: addDays(today, REMINDED_BEFORE_DAYS),
});

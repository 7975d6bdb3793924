import { daysBefore, libraryToday } from '../../../house/library-day.ts';

/** Days of a report, both included, as the address has them; what is missing, the library chooses: the last thirty days. */
export type Period = { from?: string; to?: string };

export const periodIn = (asked: URLSearchParams): Period => {
  const [from, to] = [asked.get('from'), asked.get('to')];
  return { ...(from && { from }), ...(to && { to }) };
};

/** The last so many days in the library, of which today is one. */
export const lastDays = (days: number, today = libraryToday()): Required<Period> => ({
  from: daysBefore(today, days - 1),
  to: today,
});

export const isSamePeriod = (one: Period, other: Period): boolean => one.from === other.from && one.to === other.to;

/** Days of a report, both included, as the address has them; what is missing, the library chooses: the last thirty days. */
export type Period = { from?: string; to?: string };

export const periodIn = (asked: URLSearchParams): Period => {
  const [from, to] = [asked.get('from'), asked.get('to')];
  return { ...(from && { from }), ...(to && { to }) };
};

/** The last so many days, of which today is one. */
export function lastDays(days: number, today = new Date()): Required<Period> {
  const first = new Date(today);
  first.setDate(first.getDate() - days + 1);
  return { from: dayOf(first), to: dayOf(today) };
}

const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

export const isSamePeriod = (one: Period, other: Period): boolean => one.from === other.from && one.to === other.to;

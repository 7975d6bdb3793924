import type { LocalDate } from '#core/library-day.ts';

/** The branch that every library has, and where a loan is that names none. */
export const MAIN_BRANCH = 'main';

/** From one minute of a day to another, `HH:MM`; 24:00 is the end of the day. Text order is the order of minutes. */
export type Span = { opens: string; closes: string };

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof weekdays)[number];

/** When a branch is open on each day of a week; closed on a day without spans. */
export type WeekHours = Record<Weekday, Span[]>;

/** A day on which a branch has other hours than on any such day of the week: none, if it is closed. */
export type Exception = { day: LocalDate; reason: string; hours: Span[] };

/** Whether each span ends after it begins, and no later than the next one begins. */
export const areInOrder = (spans: readonly Span[]): boolean =>
  spans.every(({ opens, closes }, index) => opens < closes && closes <= (spans[index + 1]?.opens ?? closes));

export function weekdayOf(day: LocalDate): Weekday {
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];
  if (!weekday) throw new Error(`${day} is no day`);
  return weekday;
}

/** The first day of the week whose spans are not in order. */
export const dayOutOfOrder = (week: WeekHours): Weekday | undefined => weekdays.find((day) => !areInOrder(week[day]));

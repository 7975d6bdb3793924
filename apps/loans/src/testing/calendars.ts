import type { LocalDate } from '#core/library-day.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Span, Weekday, WeekHours } from '../domain/opening-hours.ts';

export const ALL_DAY: Span[] = [{ opens: '00:00', closes: '24:00' }];
const BY_DAY: Span[] = [{ opens: '09:00', closes: '19:00' }];

const weekOf = (hours: Span[], closedOn: readonly Weekday[] = []): WeekHours => {
  const on = (day: Weekday) => (closedOn.includes(day) ? [] : hours);
  return {
    monday: on('monday'),
    tuesday: on('tuesday'),
    wednesday: on('wednesday'),
    thursday: on('thursday'),
    friday: on('friday'),
    saturday: on('saturday'),
    sunday: on('sunday'),
  };
};

/** A branch like any library with one place. */
export const alwaysOpen: Calendar = { timeZone: 'Europe/Moscow', week: weekOf(ALL_DAY), exceptions: new Map() };

/** A branch that is closed on some days of the week, and on these days besides. */
export const closedOn = (
  weekdays: readonly Weekday[],
  days: readonly LocalDate[] = [],
  timeZone = 'Europe/Berlin',
): Calendar => ({
  timeZone,
  week: weekOf(BY_DAY, weekdays),
  exceptions: new Map(days.map((day) => [day, []])),
});

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A calendar day, `YYYY-MM-DD`. Its text order is the order of days. */
export type LocalDate = string;

/** The last day that is written with four digits of the year. */
export const LAST_DAY: LocalDate = '9999-12-31';

/** The environment's TIME_ZONE: the library's. A due date ends at its midnight. */
export const timeZone = z.string().refine(isTimeZone, { message: 'is not an IANA time zone, as Europe/Moscow' });

export function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** The library's day at an instant. */
export function libraryDay(instant: Date, zone: string): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The first instant of a day in a time zone: not always midnight, where clocks are put forward at night. */
export const startOfDay = (day: LocalDate, zone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);

/** The last millisecond of a day in a time zone. */
export const endOfDay = (day: LocalDate, zone: string): Date =>
  new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1);

/** The instant of a minute of a day in a time zone, `HH:MM`; 24:00 is the end of the day. */
export const instantOf = (day: LocalDate, minute: string, zone: string): Date =>
  minute === '24:00'
    ? startOfDay(addDays(day, 1), zone)
    : new Date(Temporal.PlainDateTime.from(`${day}T${minute}`).toZonedDateTime(zone).epochMilliseconds);

/** A minute in the library's time zone, `YYYY-MM-DDTHH:MM`. */
export type LibraryMinute = string;

/** The library's time at an instant. */
export const libraryMinute = (instant: Date, zone: string): LibraryMinute =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

const DAY_MS = 86_400_000;

/** Days since 1970. For days alone, UTC arithmetic is calendar arithmetic. */
const dayNumber = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

export const addDays = (day: LocalDate, days: number): LocalDate =>
  new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10);

/** The same day so many months later, or the last one of a month that is shorter. */
export const addMonths = (day: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(day).add({ months }).toString();

/** Days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

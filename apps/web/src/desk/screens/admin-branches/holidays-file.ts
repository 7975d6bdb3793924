import {
  convertIcsCalendar,
  extendByRecurrenceRule,
  type IcsCalendar,
  type IcsDateObject,
  type IcsEvent,
} from 'ts-ics';

export type Holiday = { day: string; reason: string };

/** As much as a branch keeps of a reason. */
const LONGEST_REASON = 200;
const DAY_MS = 86_400_000;

/**
 * The whole days that a calendar file (iCalendar, RFC 5545) names between two days, each once and in order. What begins at an hour
 * is an appointment, and closes nothing.
 *
 * @returns nothing where the text is no calendar
 */
export function holidaysOf(text: string, { first, last }: { first: string; last: string }): Holiday[] | undefined {
  const calendar = calendarOf(text);
  if (!calendar) return undefined;
  const reasons = new Map<string, Set<string>>();
  const events = calendar.events ?? [];
  const moved = movedTimesIn(events);
  for (const event of events) {
    const without = event.recurrenceId ? undefined : moved.get(event.uid);
    for (const day of daysOf(event, { first, last, without })) {
      const said = reasons.get(day) ?? new Set();
      reasons.set(day, said.add(event.summary?.trim() ?? ''));
    }
  }
  return [...reasons]
    .map(([day, said]) => ({ day, reason: [...said].filter(Boolean).join(', ').slice(0, LONGEST_REASON) }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

function calendarOf(text: string): IcsCalendar | undefined {
  const withoutMark = text.replace(/^\u{FEFF}/u, '').trimStart();
  if (!/^BEGIN:VCALENDAR\r?\n/i.test(withoutMark)) return undefined;
  try {
    return convertIcsCalendar(undefined, withoutMark);
  } catch {
    return undefined;
  }
}

/** The times of what comes back that are events of their own: moved, renamed or cancelled (RECURRENCE-ID), by its UID. */
function movedTimesIn(events: readonly IcsEvent[]): Map<string, Set<number | undefined>> {
  const moved = new Map<string, Set<number | undefined>>();
  for (const { uid, recurrenceId } of events)
    if (recurrenceId) moved.set(uid, (moved.get(uid) ?? new Set()).add(midnightOf(recurrenceId.value)));
  return moved;
}

type Wanted = { first: string; last: string; without: ReadonlySet<number | undefined> | undefined };

function daysOf(event: IcsEvent, { first, last, without }: Wanted): string[] {
  const start = midnightOf(event.start);
  if (start === undefined || event.status === 'CANCELLED') return [];
  const count = lengthOf(event, start);
  if (count === undefined) return [];
  const begins = beginningsOf(event, start, last).filter((begin) => !without?.has(begin));
  return begins.flatMap((begin) => {
    const from = Math.max(begin, Date.parse(first));
    const to = Math.min(begin + count * DAY_MS - DAY_MS, Date.parse(last));
    return Array.from({ length: Math.max(0, (to - from) / DAY_MS + 1) }, (_, index) => dayOf(from + index * DAY_MS));
  });
}

/** How many days it lasts: one, if it does not say. Nothing, where it ends at an hour. */
function lengthOf({ end, duration }: Pick<IcsEvent, 'end' | 'duration'>, start: number): number | undefined {
  if (end) {
    const until = midnightOf(end);
    return until === undefined ? undefined : Math.max(1, (until - start) / DAY_MS);
  }
  if (!duration) return 1;
  const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = duration;
  return hours + minutes + seconds > 0 ? undefined : Math.max(1, 7 * weeks + days);
}

/** When it begins, each time that it comes back: by the day, the week, the month or the year. */
function beginningsOf(event: IcsEvent, start: number, last: string): number[] {
  const { recurrenceRule: rule, exceptionDates = [] } = event;
  const comesBack = rule && !/^(SECONDLY|MINUTELY|HOURLY)$/.test(rule.frequency) && (rule.interval ?? 1) > 0;
  if (!comesBack) return [start];
  // The library would count the exceptions as if they had not taken place.
  const except = new Set(exceptionDates.map(midnightOf));
  const end = new Date(Date.parse(last) + DAY_MS);
  return extendByRecurrenceRule(rule, { start: new Date(start), end })
    .map((date) => date.getTime())
    .filter((begin) => !except.has(begin));
}

/** The midnight, as if it were in UTC, of a moment that is one where the calendar's author lives. */
function midnightOf(at: IcsDateObject | undefined): number | undefined {
  const moment = (at?.local?.date ?? at?.date)?.getTime();
  return moment !== undefined && moment % DAY_MS === 0 ? moment : undefined;
}

const dayOf = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10);

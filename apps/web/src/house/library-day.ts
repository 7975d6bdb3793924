/** The library's time zone, as the gateway has written it into the page. */
const libraryZone = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="library-time-zone"]')?.content;

/** Today in the library (`2026-11-28`), wherever this computer is, and whatever its clock is set to show. */
export const libraryToday = (now = new Date(), zone = libraryZone()): string =>
  new Intl.DateTimeFormat('sv-SE', zone === undefined ? {} : { timeZone: zone }).format(now);

/** How many days from today a calendar day is; negative if it has passed. */
export const daysUntil = (date: string, today = libraryToday()): number =>
  Math.round((noonOf(date.slice(0, 10)) - noonOf(today)) / DAY_MS);

/** The calendar day that is so many days before another. */
export const daysBefore = (day: string, days: number): string =>
  new Date(noonOf(day) - days * DAY_MS).toISOString().slice(0, 10);

const DAY_MS = 86_400_000;
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/**
 * A moment as SIP2 writes it, `YYYYMMDDZZZZHHMMSS`, in the library's time: four blanks for the zone say so.
 *
 * @example sipDate(new Date('2026-05-01T09:00:00Z'), 'Europe/Moscow') === '20260501    120000'
 */
export const sipDate = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(instant)
    .replaceAll(/[-:]/g, '')
    .replace(' ', '    ');

/** The last second of a due date, `YYYY-MM-DD`: it ends at midnight. */
export const sipDueDate = (day: string): string => `${day.replaceAll('-', '')}    235959`;

const CLOCKS_DIFFER_MS = 10 * 60_000;

/** Whether a machine's clock says about the same as ours; one that stands still says the same of two things. */
export function isAbout(date: string, now: Date, timeZone: string): boolean {
  const at = (shiftMs: number) => sipDate(new Date(now.getTime() + shiftMs), timeZone);
  return date >= at(-CLOCKS_DIFFER_MS) && date <= at(CLOCKS_DIFFER_MS);
}

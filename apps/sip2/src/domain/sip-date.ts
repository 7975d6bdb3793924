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

/** When a loan is due: the last second of its day, `YYYY-MM-DD`, or a minute of it, `HH:MM`; both at its branch. */
export const sipDueDate = (day: string, time = '23:59:59'): string =>
  `${day.replaceAll('-', '')}    ${time.replaceAll(':', '').padEnd(6, '0')}`;

const CLOCKS_DIFFER_MS = 10 * 60_000;

/** Whether a machine's clock says about the same as ours; one that stands still says the same of two things. */
export function isAbout(date: string, now: Date, timeZone: string): boolean {
  const at = (shiftMs: number) => sipDate(new Date(now.getTime() + shiftMs), timeZone);
  return date >= at(-CLOCKS_DIFFER_MS) && date <= at(CLOCKS_DIFFER_MS);
}

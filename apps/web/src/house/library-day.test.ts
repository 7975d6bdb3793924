import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysBefore, daysUntil, libraryToday } from './library-day.ts';

/** When it is Monday in Moscow, it is still Sunday in New York, and when it is Sunday there, it is Monday on Kiritimati. */
const MIDNIGHT_IN_MOSCOW = new Date('2026-05-31T21:30:00Z');
const MORNING_IN_MOSCOW = new Date('2026-05-31T10:30:00Z');

describe.each(['America/New_York', 'Europe/Moscow', 'Pacific/Kiritimati'])('on a computer in %s', (zone) => {
  const { TZ } = process.env;
  beforeAll(() => {
    process.env['TZ'] = zone;
  });
  afterAll(() => {
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  });

  test('today is the day of the library', () => {
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    expect(libraryToday(MIDNIGHT_IN_MOSCOW, 'Europe/Moscow')).toBe('2026-06-01');
    expect(libraryToday(MORNING_IN_MOSCOW, 'Europe/Moscow')).toBe('2026-05-31');
  });

  test('a day is as many days away as in the library', () => {
    const today = libraryToday(MIDNIGHT_IN_MOSCOW, 'Europe/Moscow');
    expect([daysUntil('2026-06-01', today), daysUntil('2026-05-31', today)]).toEqual([0, -1]);
    expect(daysUntil('2026-06-04T00:00:00Z', today)).toBe(3);
    expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28');
  });
});

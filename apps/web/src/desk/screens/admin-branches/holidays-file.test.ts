import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holidaysOf } from './holidays-file.ts';

const YEAR = { first: '2026-12-01', last: '2027-11-30' };

const calendar = (...events: string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Library//Holidays//RU',
    ...events.flatMap((lines, index) => [
      'BEGIN:VEVENT',
      ...(lines.some((line) => line.startsWith('UID:')) ? [] : [`UID:${index}`]),
      'DTSTAMP:20260101T000000Z',
      ...lines,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const days = (...lines: string[]): string[] | undefined => holidaysOf(calendar(lines), YEAR)?.map(({ day }) => day);

test('a holiday of several days closes each, and the day after its last is open', () => {
  const winter = ['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270103', 'SUMMARY:Новый\\, год', ' и каникулы'];
  expect(holidaysOf(calendar(winter), YEAR)).toEqual(
    ['2026-12-31', '2027-01-01', '2027-01-02'].map((day) => ({ day, reason: 'Новый, годи каникулы' })),
  );
  expect(days('DTSTART;VALUE=DATE:20270501', 'DURATION:P1W')).toHaveLength(7);
  expect(days('DTSTART;VALUE=DATE:20270612')).toEqual(['2027-06-12']);
});

test('what comes back each year does so in this one, except where the file says that it does not', () => {
  expect(days('DTSTART;VALUE=DATE:20020612', 'RRULE:FREQ=YEARLY')).toEqual(['2027-06-12']);
  expect(days('DTSTART;VALUE=DATE:20100101', 'DTEND;VALUE=DATE:20100103', 'RRULE:FREQ=YEARLY')).toEqual([
    '2027-01-01',
    '2027-01-02',
  ]);
  expect(days('DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=YEARLY;UNTIL=20250101')).toEqual([]);
  expect(days('DTSTART;VALUE=DATE:20270104', 'RRULE:FREQ=MONTHLY;COUNT=3', 'EXDATE;VALUE=DATE:20270204')).toEqual([
    '2027-01-04',
    '2027-03-04',
  ]);
});

test('one time of what comes back is on another day, or not at all, where the file says so', () => {
  const monthly = ['UID:clean', 'DTSTART;VALUE=DATE:20270104', 'RRULE:FREQ=MONTHLY;COUNT=3', 'SUMMARY:Санитарный день'];
  const moved = ['UID:clean', 'RECURRENCE-ID;VALUE=DATE:20270204', 'DTSTART;VALUE=DATE:20270205', 'SUMMARY:Позже'];
  const calledOff = [
    'UID:clean',
    'RECURRENCE-ID;VALUE=DATE:20270304',
    'DTSTART;VALUE=DATE:20270304',
    'STATUS:CANCELLED',
  ];
  const another = ['UID:another', 'DTSTART;VALUE=DATE:20270304', 'SUMMARY:Праздник'];
  expect(holidaysOf(calendar(moved, monthly, calledOff, another), YEAR)).toEqual([
    { day: '2027-01-04', reason: 'Санитарный день' },
    { day: '2027-02-05', reason: 'Позже' },
    { day: '2027-03-04', reason: 'Праздник' },
  ]);
});

test('whole days that are written with hours close as well; appointments and what is called off do not', () => {
  expect(days('DTSTART;TZID=Europe/Moscow:20270308T000000', 'DTEND;TZID=Europe/Moscow:20270309T000000')).toEqual([
    '2027-03-08',
  ]);
  expect(days('DTSTART;TZID=Europe/Moscow:20270308T100000', 'DTEND;TZID=Europe/Moscow:20270308T110000')).toEqual([]);
  expect(days('DTSTART:20270308T093000Z')).toEqual([]);
  expect(days('DTSTART;VALUE=DATE:20270308', 'STATUS:CANCELLED')).toEqual([]);
  expect(days('SUMMARY:Когда-нибудь')).toEqual([]);
  expect(days('DTSTART;VALUE=DATE:когда-нибудь')).toEqual([]);
  expect(days('DTSTART;VALUE=DATE:20270308', 'RRULE:FREQ=SECONDLY')).toEqual(['2027-03-08']);
  expect(days('DTSTART;VALUE=DATE:20270308', 'RRULE:FREQ=YEARLY;INTERVAL=0')).toEqual(['2027-03-08']);
});

test('two names of one day are its reason together, each once', () => {
  const [one, other] = ['A', 'B'].map((name) => ['DTSTART;VALUE=DATE:20270101', `SUMMARY:${name}`]);
  expect(holidaysOf(calendar(one ?? [], other ?? [], one ?? []), YEAR)).toEqual([
    { day: '2027-01-01', reason: 'A, B' },
  ]);
});

test('with the mark of UTF-8, and with ends of lines of any kind, it is the same calendar', () => {
  const text = calendar(['DTSTART;VALUE=DATE:20270101', 'SUMMARY:A']);
  const expected = [{ day: '2027-01-01', reason: 'A' }];
  expect(holidaysOf(`\uFEFF${text}`, YEAR)).toEqual(expected);
  expect(holidaysOf(text.replaceAll('\r\n', '\n'), YEAR)).toEqual(expected);
});

test('any other file is no calendar, and whatever stands in one, only days of the year come out', () => {
  for (const text of ['', 'hello', 'PK\u0003\u0004', '<html></html>', '{"a":1}'])
    expect(holidaysOf(text, YEAR)).toBeUndefined();
  const day = fc.date({ min: new Date('0001-01-02'), max: new Date('9998-12-30'), noInvalidDate: true });
  const written = day.map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
  fc.assert(
    fc.property(written, written, fc.string(), (from, to, summary) => {
      const event = [`DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${to}`, `SUMMARY:${summary}`];
      const found = holidaysOf(calendar(event), YEAR) ?? [];
      expect(found.length).toBeLessThanOrEqual(365);
      for (const holiday of found) {
        expect(holiday.day >= YEAR.first && holiday.day <= YEAR.last).toBe(true);
        expect(holiday.reason.length).toBeLessThanOrEqual(200);
      }
    }),
  );
});

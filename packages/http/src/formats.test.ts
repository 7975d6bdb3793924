import { expect, test } from 'vitest';
import { isDate, isInstant, isStorable, isUuid } from './formats.ts';

test.each(['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
  expect(isDate(text)).toBe(true);
});

test.each([
  '2026-02-30',
  '2026-02-29',
  '2026-13-01',
  '0000-01-01',
  '+275760-09-13',
  '2026-2-3',
  '2026-02-28T00:00:00Z',
])('%s is no day', (text) => {
  expect(isDate(text)).toBe(false);
});

test.each([
  '2026-05-05T10:00:00Z',
  '2026-05-05T10:00:00.123456+03:00',
  '2026-05-05T10:00:00-15:59',
  '0001-01-01T00:00:00Z',
])('%s is an instant', (text) => {
  expect(isInstant(text)).toBe(true);
});

test.each([
  '2026-02-30T10:00:00Z',
  '2026-05-05T24:00:00Z',
  '2026-05-05T23:59:60Z',
  '0000-05-05T10:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '2026-05-05 10:00:00Z',
  '2026-05-05T10:00:00',
  '2026-05-05T10:00:00+16:00',
  '2026-05-05T10:00:00-23:59',
])('%s is no instant', (text) => {
  expect(isInstant(text)).toBe(false);
});

test('a UUID is spelled in one way', () => {
  expect(isUuid('01890000-0000-7000-8000-000000000001')).toBe(true);
  expect(isUuid('urn:uuid:01890000-0000-7000-8000-000000000001')).toBe(false);
});

test('a text with NUL or half a character cannot be stored', () => {
  expect(isStorable('Дар 😀')).toBe(true);
  expect(isStorable('a\u0000')).toBe(false);
  expect(isStorable('\ud83d')).toBe(false);
});

import { expect, test } from 'vitest';
import { forgottenBefore } from './reading-history.ts';

test('whoever wants nothing known is known for some days after a return, and others as long as the library has to', () => {
  const now = new Date('2026-03-10T10:00:00Z');
  expect(forgottenBefore({ lastReaderDays: 3, historyDays: 365 }, now)).toEqual({
    none: new Date('2026-03-07T10:00:00Z'),
    legal: new Date('2025-03-10T10:00:00Z'),
  });
});

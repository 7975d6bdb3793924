import { expect, test } from 'vitest';
import { reminders } from './reminders.ts';

test('on each day at most one reminder is due, and none after a year', () => {
  for (let day = -10; day <= 400; day += 1) {
    const due = reminders.filter(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
    expect(due.length).toBe(day >= -2 && day <= 365 ? 1 : 0);
  }
});

test('a reader is reminded before, on and after the due date', () => {
  const noticeOn = (day: number) => reminders.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay)?.notice;
  expect([noticeOn(-2), noticeOn(0), noticeOn(1)]).toEqual(['due_soon', 'due_today', 'overdue']);
});

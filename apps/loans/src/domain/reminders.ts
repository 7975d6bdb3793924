import type { LocalDate } from '#core/library-day.ts';

export type Reminder = {
  kind: string;
  notice: 'due_soon' | 'due_today' | 'overdue';
  /**
   * The days after the due date on which it may be sent, both inclusive; negative before it. A missed day is made up
   * for.
   */
  fromDay: number;
  toDay: number;
};

const overdueSince = (fromDay: number, toDay: number): Reminder => ({
  kind: `overdue_${fromDay}`,
  notice: 'overdue',
  fromDay,
  toDay,
});

/** Each is sent once per due date. */
export const reminders: readonly Reminder[] = [
  { kind: 'due_soon', notice: 'due_soon', fromDay: -2, toDay: -1 },
  { kind: 'due_today', notice: 'due_today', fromDay: 0, toDay: 0 },
  overdueSince(1, 6),
  overdueSince(7, 13),
  overdueSince(14, 27),
  overdueSince(28, 365),
];

/** Those of a loan by hours, whose reader needs none before it is due. */
export const remindersByHour: readonly Reminder[] = [
  overdueSince(0, 6),
  overdueSince(7, 13),
  overdueSince(14, 27),
  overdueSince(28, 365),
];

/** Of a loan: its due date, and for which one its last reminder was, with the first day of that. */
type Reminded = { dueDate: LocalDate; remindedFor: LocalDate | null; remindedDay: number | null };

/** What is due so many days after the due date, unless it has been sent. */
export function dueReminder(
  all: readonly Reminder[],
  { dueDate, remindedFor, remindedDay }: Reminded,
  day: number,
): Reminder | undefined {
  const due = all.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
  if (!due) return undefined;
  const remindedBefore = remindedFor === dueDate && remindedDay !== null && remindedDay >= due.fromDay;
  return remindedBefore ? undefined : due;
}

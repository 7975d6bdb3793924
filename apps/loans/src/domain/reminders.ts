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

/** Each is sent once per due date. */
export const reminders: readonly Reminder[] = [
  { kind: 'due_soon', notice: 'due_soon', fromDay: -2, toDay: -1 },
  { kind: 'due_today', notice: 'due_today', fromDay: 0, toDay: 0 },
  { kind: 'overdue_1', notice: 'overdue', fromDay: 1, toDay: 6 },
  { kind: 'overdue_7', notice: 'overdue', fromDay: 7, toDay: 13 },
  { kind: 'overdue_14', notice: 'overdue', fromDay: 14, toDay: 27 },
  { kind: 'overdue_28', notice: 'overdue', fromDay: 28, toDay: 365 },
];

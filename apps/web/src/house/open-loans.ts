import type { components } from '#contracts/public.ts';
import { answered, api } from './api.ts';
import { daysUntil } from './library-day.ts';

type Loan = components['schemas']['Loan'];

/** More than nearly anybody may carry, so that one answer has them all. */
const MOST = 100;

/** What a reader has on loan, from a cursor on. */
export const openLoans = (readerId: string, cursor?: string) =>
  answered(
    api.GET('/loans/user/{user_id}', {
      params: {
        path: { user_id: readerId },
        query: { status: 'open', limit: MOST, ...(cursor !== undefined && { cursor }) },
      },
    }),
  );

/** As a reader has to give them back. The library answers in the order in which they were lent. */
export const soonestDueFirst = (loans: readonly Loan[]): Loan[] =>
  loans.toSorted((one, other) => dueText(one).localeCompare(dueText(other)));

const dueText = ({ due_date: day, due_time: time = '24:00' }: Loan): string => `${day} ${time}`;

/** Whether what is out should have been back. */
export const isLate = ({ due_date, due_time, due_at }: Loan, now = Date.now()): boolean =>
  due_time === undefined || due_at === undefined ? daysUntil(due_date) < 0 : Date.parse(due_at) < now;

import type { components } from '#contracts/public.ts';
import { answered, api } from './api.ts';

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
  loans.toSorted((one, other) => one.due_date.localeCompare(other.due_date));

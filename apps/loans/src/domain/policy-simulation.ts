import type { LocalDate } from '#core/library-day.ts';
import type { Calendar } from './calendar.ts';
import { dueDate } from './due-date.ts';
import { isForLoan, policyFor, type LendingPolicy } from './lending-policy.ts';
import { daysCharged, overdueFine } from './overdue-fine.ts';

/** A loan as it was. */
export type PastLoan = {
  category: string;
  material: string;
  branch: string;
  issuedOn: LocalDate;
  renewals: number;
  /** When it came back; today, if it is still out. */
  returnedOn: LocalDate;
};

/** What a policy would have made of a loan: undefined, if it would not have been lent. */
export type Judged = { due: LocalDate; renewals: number; fineMinor: number } | undefined;

/**
 * What these rows would have made of a loan: lent on the same day, renewed on the day that it is due as often as it was, if
 * the row allows, and back when it came back.
 */
export function judge(loan: PastLoan, policies: readonly LendingPolicy[], calendar: Calendar): Judged {
  const policy = policyFor(policies, loan);
  if (policy === undefined || !isForLoan(policy)) return undefined;
  const { closedDays, fixedDueDate } = policy;
  const renewals = Math.min(loan.renewals, policy.maxRenewals);
  let due = dueDate(
    loan.issuedOn,
    { days: policy.loanDays, closedDays, fixedDueDate, memberUntil: undefined },
    calendar,
  );
  for (let renewed = 0; renewed < renewals; renewed += 1)
    due = dueDate(due, { days: policy.renewalDays, closedDays, fixedDueDate, memberUntil: undefined }, calendar);
  return { due, renewals, fineMinor: overdueFine(policy, daysCharged(policy, due, loan.returnedOn, calendar)) };
}

export type FineSum = { loans: number; amountMinor: number };

export type Difference = {
  notLent: number;
  lentLonger: number;
  lentShorter: number;
  renewalsRefused: number;
  fines: { before: FineSum; after: FineSum };
};

export const noDifference = (): Difference => ({
  notLent: 0,
  lentLonger: 0,
  lentShorter: 0,
  renewalsRefused: 0,
  fines: { before: { loans: 0, amountMinor: 0 }, after: { loans: 0, amountMinor: 0 } },
});

/** Counts a loan in. */
export function withLoan(sum: Difference, before: Judged, after: Judged): Difference {
  const both = before !== undefined && after !== undefined;
  return {
    notLent: sum.notLent + Number(before !== undefined && after === undefined),
    lentLonger: sum.lentLonger + Number(both && after.due > before.due),
    lentShorter: sum.lentShorter + Number(both && after.due < before.due),
    renewalsRefused: sum.renewalsRefused + (both ? Math.max(0, before.renewals - after.renewals) : 0),
    fines: { before: withFine(sum.fines.before, before), after: withFine(sum.fines.after, after) },
  };
}

const withFine = (sum: FineSum, judged: Judged): FineSum => ({
  loans: sum.loans + Number((judged?.fineMinor ?? 0) > 0),
  amountMinor: sum.amountMinor + (judged?.fineMinor ?? 0),
});

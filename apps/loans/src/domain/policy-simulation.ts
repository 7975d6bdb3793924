import { addDays, libraryDay, startOfDay, type LocalDate } from '#core/library-day.ts';
import type { Calendar } from './calendar.ts';
import { dueAfter, dueAt, type Due } from './due-date.ts';
import {
  fittingPolicies,
  isForLoan,
  isFull,
  loanPeriod,
  loansByPolicy,
  renewalPeriod,
  type LendingPolicy,
  type Out,
} from './lending-policy.ts';
import { chargesFor, hasAgedToLost, isForgiven } from './loss.ts';
import { latenessOn } from './overdue-fine.ts';

/** A loan as it was. */
export type PastLoan = {
  category: string;
  material: string;
  branch: string;
  issuedAt: Date;
  /** What its reader had out then; nothing, if they are forgotten. */
  out: readonly Out[];
  renewals: number;
  /** When it came back; now, if it never did. */
  returnedAt: Date;
  /** Whether it is out, or lost. */
  isOut: boolean;
};

/** What a policy would have made of a loan: undefined, if it would not have been lent. */
export type Judged =
  | {
      due: Due;
      /** Renewals that there were, and that it would not have allowed. */
      refused: number;
      /** Renewals that nobody would have asked for. */
      automatic: number;
      fineMinor: number;
      /** What its reader would have been charged for the loss; none, if it would not have been taken to be lost. */
      lossMinor: number | undefined;
    }
  | undefined;

/**
 * What these rows would have made of a loan: lent at the same moment, renewed when it is due as often as it was, or by itself, as far as
 * the row allows; back when it came back, and lost, if that is too late.
 */
export function judge(loan: PastLoan, policies: readonly LendingPolicy[], calendar: Calendar): Judged {
  const fitting = fittingPolicies(policies, loan);
  const [policy] = fitting;
  if (policy === undefined || !isForLoan(policy) || isFull(loansByPolicy(fitting, loan.out))) return undefined;
  const { due, automatic } = renewed(loan, policy, calendar);
  const loss = lossOf(loan, policy, due, calendar);
  const ended = loss?.on ?? { now: loan.returnedAt, today: libraryDay(loan.returnedAt, calendar.timeZone) };
  return {
    due,
    refused: Math.max(0, loan.renewals - policy.maxRenewals),
    automatic,
    fineMinor: latenessOn(policy, due, ended, calendar).amountMinor,
    lossMinor: loss?.amountMinor,
  };
}

/** When it would have been due in the end. */
function renewed(loan: PastLoan, policy: LendingPolicy, calendar: Calendar): { due: Due; automatic: number } {
  let due = dueAfter(loan.issuedAt, { ...loanPeriod(policy), memberUntil: undefined }, calendar);
  let automatic = 0;
  for (let times = 0; times < policy.maxRenewals; times += 1) {
    const byItself = renewsItselfAt(policy, due, calendar);
    const isOutThen = byItself !== undefined && byItself.from <= loan.returnedAt;
    if (!isOutThen && times >= loan.renewals) break;
    const at = isOutThen ? byItself.at : due.at;
    const next = dueAfter(at, { ...renewalPeriod(policy), memberUntil: undefined }, calendar);
    // A fixed date, or the hour at which the branch closes.
    if (next.at <= due.at) break;
    if (isOutThen) automatic += 1;
    due = next;
  }
  return { due, automatic };
}

/** From which moment it is renewed without being asked for, and as of which. */
function renewsItselfAt(
  { autoRenewalDays, hourly }: LendingPolicy,
  due: Due,
  { timeZone }: Calendar,
): { from: Date; at: Date } | undefined {
  if (hourly?.autoRenewalMinutes !== undefined) {
    const at = new Date(due.at.getTime() - hourly.autoRenewalMinutes * 60_000);
    return { from: at, at };
  }
  if (hourly || autoRenewalDays === undefined) return undefined;
  const day = addDays(due.day, -autoRenewalDays);
  return { from: startOfDay(day, timeZone), at: dueAt(day, { timeZone }) };
}

type Loss = { on: { now: Date; today: LocalDate }; amountMinor: number };

/** Whether it would have been taken to be lost, when, and what is to be paid, by the price of the row. */
function lossOf(loan: PastLoan, policy: LendingPolicy, due: Due, calendar: Calendar): Loss | undefined {
  const { lostAfterDays } = policy;
  const foundOn = libraryDay(loan.returnedAt, calendar.timeZone);
  const ageing = { returned: false, claimed: false, dueDate: due.day, agesFrom: undefined, lostAfterDays };
  if (lostAfterDays === undefined || !hasAgedToLost(ageing, foundOn)) return undefined;
  const lostOn = addDays(due.day, lostAfterDays);
  const owed = chargesFor(policy).filter((charge) => loan.isOut || !isForgiven(charge, policy, { lostOn, foundOn }));
  return {
    on: { now: startOfDay(lostOn, calendar.timeZone), today: lostOn },
    amountMinor: owed.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  };
}

export type FineSum = { loans: number; amountMinor: number };

export type Difference = {
  notLent: number;
  lentLonger: number;
  lentShorter: number;
  renewalsRefused: number;
  automaticRenewals: { before: number; after: number };
  fines: { before: FineSum; after: FineSum };
  losses: { before: FineSum; after: FineSum };
};

const nothing = (): FineSum => ({ loans: 0, amountMinor: 0 });

export const noDifference = (): Difference => ({
  notLent: 0,
  lentLonger: 0,
  lentShorter: 0,
  renewalsRefused: 0,
  automaticRenewals: { before: 0, after: 0 },
  fines: { before: nothing(), after: nothing() },
  losses: { before: nothing(), after: nothing() },
});

/** Counts a loan in. */
export function withLoan(sum: Difference, before: Judged, after: Judged): Difference {
  const both = before !== undefined && after !== undefined;
  return {
    notLent: sum.notLent + Number(before !== undefined && after === undefined),
    lentLonger: sum.lentLonger + Number(both && after.due.at > before.due.at),
    lentShorter: sum.lentShorter + Number(both && after.due.at < before.due.at),
    renewalsRefused: sum.renewalsRefused + (both ? Math.max(0, after.refused - before.refused) : 0),
    automaticRenewals: {
      before: sum.automaticRenewals.before + (before?.automatic ?? 0),
      after: sum.automaticRenewals.after + (after?.automatic ?? 0),
    },
    fines: { before: withFine(sum.fines.before, before), after: withFine(sum.fines.after, after) },
    losses: { before: withLoss(sum.losses.before, before), after: withLoss(sum.losses.after, after) },
  };
}

const withFine = (sum: FineSum, judged: Judged): FineSum => ({
  loans: sum.loans + Number((judged?.fineMinor ?? 0) > 0),
  amountMinor: sum.amountMinor + (judged?.fineMinor ?? 0),
});

/** Also where nothing is charged. */
const withLoss = (sum: FineSum, judged: Judged): FineSum => ({
  loans: sum.loans + Number(judged?.lossMinor !== undefined),
  amountMinor: sum.amountMinor + (judged?.lossMinor ?? 0),
});

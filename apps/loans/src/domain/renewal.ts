import type { Rejection } from '#errors';
import { addDays, daysBetween, endOfDay, type LocalDate } from '#core/library-day.ts';
import { LONGEST_CLOSURE_DAYS, type Calendar } from './calendar.ts';
import { dueAfter, dueDate, type ClosedDaysRule, type Due, type FixedDueDate } from './due-date.ts';
import type { HourlyTerms } from './hourly.ts';
import { renewalPeriod } from './lending-policy.ts';

export type RenewableLoan = {
  dueDate: LocalDate;
  /** The last instant of it, or the moment by which it is due. */
  dueAt: Date;
  returned: boolean;
  claimedReturned: boolean;
  renewals: number;
  maxRenewals: number;
  renewalDays: number;
  /** It was lent for hours. */
  hourly: HourlyTerms | undefined;
  closedDays: ClosedDaysRule;
  fixedDueDate: FixedDueDate | undefined;
  /** Of the branch where it was lent. */
  calendar: Calendar;
};

/** What of a loan says when it is renewed without being asked for. */
export type SelfRenewing = Pick<
  RenewableLoan,
  'dueDate' | 'dueAt' | 'returned' | 'claimedReturned' | 'renewals' | 'maxRenewals'
> & { autoRenewalDays: number | undefined; autoRenewalMinutes: number | undefined };

/** The first day on which a loan is renewed without being asked for, if no rule is against it; none: never. One by hours is on the day that it is due. */
export function renewsFrom(loan: SelfRenewing): LocalDate | undefined {
  if (loan.returned || loan.claimedReturned || loan.renewals >= loan.maxRenewals) return undefined;
  if (loan.autoRenewalMinutes !== undefined) return loan.dueDate;
  return loan.autoRenewalDays === undefined ? undefined : addDays(loan.dueDate, -loan.autoRenewalDays);
}

/** Whether it is to be tried now. What is overdue is renewed by nobody but the desk. */
export function renewsNow(loan: SelfRenewing, { now, today }: { now: Date; today: LocalDate }): boolean {
  const from = renewsFrom(loan);
  if (from === undefined) return false;
  if (loan.autoRenewalMinutes === undefined) return from <= today && today <= loan.dueDate;
  const dueAt = loan.dueAt.getTime();
  return dueAt - loan.autoRenewalMinutes * 60_000 <= now.getTime() && now.getTime() <= dueAt;
}

export type RenewalCircumstances = {
  now: Date;
  /** At the branch where it was lent. */
  today: LocalDate;
  blocked: boolean;
  /** What the limits of their category refuse (domain/limits.ts). */
  beyondLimits: readonly Rejection[];
  expired: boolean;
  /** The membership's last day, if it ends. */
  memberUntil: LocalDate | undefined;
  /** Other readers waiting for the book. */
  waiting: number;
  /** Copies of it on the shelf. */
  available: number;
  /** It was recalled for somebody who waits still. */
  recalled: boolean;
};

type Rule = (loan: RenewableLoan, circumstances: RenewalCircumstances) => Rejection | readonly Rejection[] | undefined;

const alreadyReturned: Rule = ({ returned }) => (returned ? { code: 'loan_returned' } : undefined);

/** Nobody has it to read on. FOLIO: ITEM_CLAIMED_RETURNED_NOT_RENEWABLE, which is never overridden. */
const claimedReturned: Rule = ({ claimedReturned }) =>
  claimedReturned ? { code: 'loan_claimed_returned' } : undefined;

const readerBlocked: Rule = (_loan, { blocked }) => (blocked ? { code: 'patron_blocked' } : undefined);

const beyondLimits: Rule = (_loan, { beyondLimits }) => beyondLimits;

const membershipExpired: Rule = (_loan, { expired }) => (expired ? { code: 'patron_expired' } : undefined);

const overdue: Rule = ({ dueDate, dueAt, hourly }, { now, today }) =>
  (hourly ? dueAt < now : dueDate < today) ? { code: 'loan_overdue', facts: { due_date: dueDate } } : undefined;

const limitReached: Rule = ({ renewals, maxRenewals }) =>
  renewals >= maxRenewals ? { code: 'renewal_limit_reached', facts: { limit: maxRenewals, has: renewals } } : undefined;

/** FOLIO: RENEWAL_BLOCKED_BY_RECALL. */
const recalled: Rule = ({ dueDate }, { recalled }) =>
  recalled ? { code: 'loan_recalled', facts: { due_date: dueDate } } : undefined;

/**
 * Like Koha's AllowRenewalIfOtherItemsAvailable: waiting readers do not block a renewal while the shelf can serve them.
 */
const othersWait: Rule = (_loan, { waiting, available }) =>
  waiting > available ? { code: 'others_wait', facts: { waiting } } : undefined;

/** A renewal counts from today. Before `soonest_date` it would not add a single day. */
const tooSoon: Rule = (given, { today }) => {
  if (given.hourly) return undefined;
  // That a fixed date stops it is said already.
  const loan = endsOnFixedDate(given, today) ? { ...given, fixedDueDate: undefined } : given;
  const movesOn = (day: LocalDate) =>
    daysBetween(loan.dueDate, renewedDueDate(loan, { today: day, memberUntil: undefined })) > 0;
  // Before that, not even the longest closure moves it so far.
  const earliest = addDays(loan.dueDate, -loan.renewalDays - LONGEST_CLOSURE_DAYS);
  let day = earliest > today ? earliest : today;
  while (!movesOn(day)) day = addDays(day, 1);
  return day === today ? undefined : { code: 'renewal_too_soon', facts: { soonest_date: day } };
};

/** By hours: where the branch closes before, or the loan was renewed just now. */
const gainsNothing: Rule = (loan, { now }) =>
  loan.hourly && now <= loan.dueAt && renewedDue(loan, { now, memberUntil: undefined }).at <= loan.dueAt
    ? { code: 'renewal_gains_nothing' }
    : undefined;

const membershipEnds: Rule = ({ dueDate, dueAt, hourly, calendar }, { expired, memberUntil }) =>
  !expired &&
  memberUntil !== undefined &&
  (hourly ? endOfDay(memberUntil, calendar.timeZone) <= dueAt : memberUntil <= dueDate)
    ? { code: 'membership_ends', facts: { expires_on: memberUntil } }
    : undefined;

const endsOnFixedDate = ({ dueDate, fixedDueDate: fixed }: RenewableLoan, today: LocalDate): boolean =>
  fixed !== undefined && fixed.rule !== 'not_before' && today <= fixed.day && fixed.day <= dueDate;

/** FOLIO: RENEWAL_DATE_OUTSIDE_FIXED_LOAN_POLICY_DATE_RANGES. */
const fixedDueDate: Rule = (loan, { today }) =>
  endsOnFixedDate(loan, today) ? { code: 'fixed_due_date', facts: { due_date: loan.dueDate } } : undefined;

export const renewalRules: readonly Rule[] = [
  alreadyReturned,
  claimedReturned,
  readerBlocked,
  beyondLimits,
  membershipExpired,
  membershipEnds,
  overdue,
  limitReached,
  fixedDueDate,
  recalled,
  othersWait,
  tooSoon,
  gainsNothing,
];

/** All reasons against the renewal; if there are none, renew until `renewedDue`. */
export function rejectRenewal(loan: RenewableLoan, circumstances: RenewalCircumstances): Rejection[] {
  return renewalRules.flatMap((rule) => rule(loan, circumstances) ?? []);
}

/** When it is due once it is renewed. */
export const renewedDue = (
  loan: RenewableLoan,
  { now, memberUntil }: Pick<RenewalCircumstances, 'now' | 'memberUntil'>,
): Due => dueAfter(now, { ...renewalPeriod(loan), memberUntil }, loan.calendar);

const renewedDueDate = (
  { renewalDays, closedDays, fixedDueDate, calendar }: RenewableLoan,
  { today, memberUntil }: Pick<RenewalCircumstances, 'today' | 'memberUntil'>,
): LocalDate => dueDate(today, { days: renewalDays, closedDays, fixedDueDate, memberUntil }, calendar);

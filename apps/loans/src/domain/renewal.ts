import type { Rejection } from '#errors';
import { addDays, daysBetween, type LocalDate } from '#core/library-day.ts';
import { LONGEST_CLOSURE_DAYS, type Calendar } from './calendar.ts';
import { dueDate, type ClosedDaysRule, type FixedDueDate } from './due-date.ts';

export type RenewableLoan = {
  dueDate: LocalDate;
  returned: boolean;
  claimedReturned: boolean;
  renewals: number;
  maxRenewals: number;
  renewalDays: number;
  closedDays: ClosedDaysRule;
  fixedDueDate: FixedDueDate | undefined;
  /** Of the branch where it was lent. */
  calendar: Calendar;
};

/** What of a loan says when it is renewed without being asked for. */
export type SelfRenewing = Pick<
  RenewableLoan,
  'dueDate' | 'returned' | 'claimedReturned' | 'renewals' | 'maxRenewals'
> & { autoRenewalDays: number | undefined };

/** The first day on which a loan is renewed without being asked for, if no rule is against it; none: never. */
export const renewsFrom = (loan: SelfRenewing): LocalDate | undefined =>
  loan.autoRenewalDays === undefined || loan.returned || loan.claimedReturned || loan.renewals >= loan.maxRenewals
    ? undefined
    : addDays(loan.dueDate, -loan.autoRenewalDays);

/** Whether it is to be tried today. What is overdue is renewed by nobody but the desk. */
export function renewsToday(loan: SelfRenewing, today: LocalDate): boolean {
  const from = renewsFrom(loan);
  return from !== undefined && from <= today && today <= loan.dueDate;
}

export type RenewalCircumstances = {
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

const overdue: Rule = ({ dueDate }, { today }) =>
  dueDate < today ? { code: 'loan_overdue', facts: { due_date: dueDate } } : undefined;

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

const membershipEnds: Rule = ({ dueDate }, { expired, memberUntil }) =>
  !expired && memberUntil !== undefined && memberUntil <= dueDate
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
];

/** All reasons against the renewal; if there are none, renew until `renewedDueDate`. */
export function rejectRenewal(loan: RenewableLoan, circumstances: RenewalCircumstances): Rejection[] {
  return renewalRules.flatMap((rule) => rule(loan, circumstances) ?? []);
}

export const renewedDueDate = (
  { renewalDays, closedDays, fixedDueDate, calendar }: RenewableLoan,
  { today, memberUntil }: Pick<RenewalCircumstances, 'today' | 'memberUntil'>,
): LocalDate => dueDate(today, { days: renewalDays, closedDays, fixedDueDate, memberUntil }, calendar);

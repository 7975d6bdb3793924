import type { ErrorCode, Rejection } from '#errors';
import { may, type Caller } from '#core/caller.ts';
import type { LocalDate } from '#core/library-day.ts';

/** `usual`: whoever lends may override it; `grave`: only who answers for a branch. */
type Weight = 'usual' | 'grave';

/** What a check-out may be refused for and done all the same. All else is a fact, or has its own way at the desk: who somebody is, what they have agreed to. */
export const checkOutOverrides = {
  has_overdue_loans: 'usual',
  loan_limit_reached: 'usual',
  policy_limit_reached: 'usual',
  patron_expired: 'usual',
  lost_limit_reached: 'grave',
  fines_over_limit: 'grave',
  patron_blocked: 'grave',
  not_for_loan: 'grave',
} as const satisfies Partial<Record<ErrorCode, Weight>>;

/** The same of a renewal. */
export const renewalOverrides = {
  renewal_limit_reached: 'usual',
  patron_expired: 'usual',
  membership_ends: 'usual',
  has_overdue_loans: 'usual',
  lost_limit_reached: 'grave',
  fines_over_limit: 'grave',
  patron_blocked: 'grave',
  loan_overdue: 'grave',
  others_wait: 'grave',
} as const satisfies Partial<Record<ErrorCode, Weight>>;

export type CheckOutOverride = keyof typeof checkOutOverrides;
export type RenewalOverride = keyof typeof renewalOverrides;

/** Rules that do not count this time: who says so, and why. */
export type Override<Code extends ErrorCode = ErrorCode> = { codes: readonly Code[]; reason: string; by: string };

/** Whether somebody may override a refusal that is in a table above. */
export function mayOverride(
  caller: Pick<Caller, 'role' | 'scopes'>,
  table: Partial<Record<ErrorCode, Weight>>,
  code: ErrorCode,
): boolean {
  const weight = table[code];
  return weight === 'usual'
    ? may(caller, 'loans.override')
    : weight === 'grave' && may(caller, 'loans.override_strict');
}

/** What refuses all the same. */
export const notOverridden = (rejections: Rejection[], override: Pick<Override, 'codes'> | undefined): Rejection[] =>
  rejections.filter(({ code }) => !override?.codes.includes(code));

/** What would have refused: the names of other rules are not worth keeping. */
export const overriddenOf = (rejections: Rejection[], override: Pick<Override, 'codes'> | undefined): ErrorCode[] =>
  rejections.map(({ code }) => code).filter((code) => override?.codes.includes(code) ?? false);

/** A membership that does not count does not cut the loan short either. */
export const membershipThatCounts = (
  memberUntil: LocalDate | undefined,
  override: Override | undefined,
): LocalDate | undefined =>
  override?.codes.some((code) => code === 'patron_expired' || code === 'membership_ends') ? undefined : memberUntil;

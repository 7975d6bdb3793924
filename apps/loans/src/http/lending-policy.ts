import type { components } from '#contracts/loans.ts';
import type { LendingPolicy } from '../domain/lending-policy.ts';

/** A policy as it arrives in a request. */
export const lendingPolicy = (policy: components['schemas']['LendingPolicy']): LendingPolicy => ({
  category: policy.patron_category,
  material: policy.material,
  loanDays: policy.loan_days,
  renewalDays: policy.renewal_days,
  maxRenewals: policy.max_renewals,
  finePerDayMinor: policy.fine_per_day_minor,
  fineCapMinor: policy.fine_cap_minor,
  graceDays: policy.grace_days,
});

import type { components } from '#contracts/loans.ts';
import type { LendingPolicy } from '../domain/lending-policy.ts';

type Schemas = components['schemas'];

/** A policy as it arrives in a request. */
export const lendingPolicy = (
  policy: Pick<Schemas['LendingPolicy'], 'patron_category' | 'material'> & Schemas['LendingTerms'],
): LendingPolicy => ({
  category: policy.patron_category,
  material: policy.material,
  loanDays: policy.loan_days,
  renewalDays: policy.renewal_days,
  maxRenewals: policy.max_renewals,
  finePerDayMinor: policy.fine_per_day_minor,
  fineCapMinor: policy.fine_cap_minor,
  graceDays: policy.grace_days,
  closedDays: policy.closed_days ?? 'keep',
  countClosedDays: policy.fines_count_closed_days ?? true,
});

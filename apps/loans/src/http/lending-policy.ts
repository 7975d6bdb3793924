import type { components } from '#contracts/loans.ts';
import type { HourlyTerms } from '../domain/hourly.ts';
import type { LendingPolicy, LendingTerms, PolicyKey, PolicyVersion } from '../domain/lending-policy.ts';

type Schemas = components['schemas'];

/** A row of the policy table as it is named in a path or in a body. */
export const policyKey = (named: { patron_category: string; material: string; branch_id: string }): PolicyKey => ({
  category: named.patron_category,
  material: named.material,
  branch: named.branch_id,
});

/** Terms as they arrive in a request. */
export const lendingTerms = (terms: Schemas['LendingTerms']): LendingTerms => ({
  loanDays: terms.loan_days,
  renewalDays: terms.renewal_days,
  maxRenewals: terms.max_renewals,
  finePerDayMinor: terms.fine_per_day_minor,
  fineCapMinor: terms.fine_cap_minor,
  graceDays: terms.grace_days,
  closedDays: terms.closed_days ?? 'keep',
  countClosedDays: terms.fines_count_closed_days ?? true,
  fixedDueDate: terms.fixed_due_date,
  lostPriceMinor: terms.lost_price_minor ?? 0,
  processingFeeMinor: terms.processing_fee_minor ?? 0,
  lostRefundDays: terms.lost_refund_days,
  refundProcessingFee: terms.refund_processing_fee ?? false,
  lostAfterDays: terms.lost_after_days,
  autoRenewalDays: terms.auto_renewal_days,
  hourly: terms.hourly && {
    hours: terms.hourly.hours,
    renewalHours: terms.hourly.renewal_hours ?? terms.hourly.hours,
    closedHours: terms.hourly.closed_hours ?? 'keep',
    finePerHourMinor: terms.hourly.fine_per_hour_minor ?? 0,
    graceMinutes: terms.hourly.grace_minutes ?? 0,
    autoRenewalMinutes: terms.hourly.auto_renewal_minutes,
  },
  holdPriority: terms.hold_priority ?? 0,
  holdLimit: terms.hold_limit,
  loanLimit: terms.loan_limit,
  recall: terms.recall && {
    guaranteedDays: terms.recall.guaranteed_days,
    returnDays: terms.recall.return_days,
  },
});

const presentKey = ({ category, material, branch }: PolicyKey) => ({
  patron_category: category,
  material,
  branch_id: branch,
});

const presentHourly = (hourly: HourlyTerms): Schemas['HourlyTerms'] => ({
  hours: hourly.hours,
  renewal_hours: hourly.renewalHours,
  closed_hours: hourly.closedHours,
  fine_per_hour_minor: hourly.finePerHourMinor,
  grace_minutes: hourly.graceMinutes,
  ...(hourly.autoRenewalMinutes !== undefined && { auto_renewal_minutes: hourly.autoRenewalMinutes }),
});

const presentTerms = (terms: LendingTerms) => ({
  loan_days: terms.loanDays,
  renewal_days: terms.renewalDays,
  max_renewals: terms.maxRenewals,
  fine_per_day_minor: terms.finePerDayMinor,
  fine_cap_minor: terms.fineCapMinor,
  grace_days: terms.graceDays,
  closed_days: terms.closedDays,
  fines_count_closed_days: terms.countClosedDays,
  ...(terms.fixedDueDate && { fixed_due_date: terms.fixedDueDate }),
  lost_price_minor: terms.lostPriceMinor,
  processing_fee_minor: terms.processingFeeMinor,
  ...(terms.lostRefundDays !== undefined && { lost_refund_days: terms.lostRefundDays }),
  refund_processing_fee: terms.refundProcessingFee,
  ...(terms.lostAfterDays !== undefined && { lost_after_days: terms.lostAfterDays }),
  ...(terms.autoRenewalDays !== undefined && { auto_renewal_days: terms.autoRenewalDays }),
  hold_priority: terms.holdPriority,
  ...(terms.holdLimit !== undefined && { hold_limit: terms.holdLimit }),
  ...(terms.loanLimit !== undefined && { loan_limit: terms.loanLimit }),
  ...(terms.hourly && { hourly: presentHourly(terms.hourly) }),
  ...(terms.recall && {
    recall: { guaranteed_days: terms.recall.guaranteedDays, return_days: terms.recall.returnDays },
  }),
});

export const presentPolicy = (policy: LendingPolicy): Schemas['LendingPolicy'] => ({
  ...presentKey(policy),
  ...(policy.validFrom !== undefined && { valid_from: policy.validFrom }),
  ...presentTerms(policy),
});

export const presentVersion = ({ terms, validFrom, ...key }: PolicyVersion): Schemas['LendingPolicyVersion'] => ({
  ...presentKey(key),
  ...(validFrom !== undefined && { valid_from: validFrom }),
  ...(terms && { terms: presentTerms(terms) }),
});

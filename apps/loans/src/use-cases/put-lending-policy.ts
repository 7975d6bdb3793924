import { apiError, invalidField } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LocalDate } from '#core/library-day.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { dayTermBesideHours, type LendingPolicy, type LendingTerms, type PolicyKey } from '../domain/lending-policy.ts';
import { holdBranch } from '../store/branches.ts';
import { putVersion } from '../store/lending-policies.ts';
import type { Tables } from '../store/schema.ts';
import { requireNear } from './require-near.ts';

/**
 * Adds or changes a row of the policy table, from a day on. This process applies it at once, the others within five seconds.
 *
 * @throws ApiError 400 for a day that has passed or is too far ahead, 404 for a branch that there is not
 */
export async function putLendingPolicy(
  context: LoansContext,
  key: PolicyKey,
  terms: LendingTerms,
  validFrom: LocalDate | undefined,
  commit: CommitOf<Tables, LendingPolicy>,
): Promise<LendingPolicy> {
  const version = { ...key, validFrom: firstDay(context, validFrom), terms };
  const { autoRenewalDays, renewalDays } = terms;
  // A renewal counts from its day: the loan must gain days by it.
  if (autoRenewalDays !== undefined && autoRenewalDays >= renewalDays)
    throw invalidField('auto_renewal_days', 'before_renewal', { days: renewalDays });
  const ofDays = dayTermBesideHours(terms);
  if (ofDays !== undefined) throw invalidField('hourly', 'with_term_of_days', { field: ofDays });
  const { hourly } = terms;
  if (hourly?.autoRenewalMinutes !== undefined && hourly.autoRenewalMinutes >= 60 * hourly.renewalHours)
    throw invalidField('hourly.auto_renewal_minutes', 'before_renewal_hours', { hours: hourly.renewalHours });
  const fixed = terms.fixedDueDate?.day;
  if (fixed !== undefined) requireNear(context, 'fixed_due_date.day', fixed);
  const stored = await commit(async (tx) => {
    const isThere = key.branch === '*' || (await holdBranch(tx, key.branch));
    if (!isThere) throw apiError('branch_not_found');
    await putVersion(tx, version);
    return { ...key, ...terms, validFrom: version.validFrom };
  });
  context.policies.drop();
  return stored;
}

/**
 * The first day of a change: what applied on a day that has passed is never changed.
 *
 * @throws ApiError 400 for a day that has passed or is too far ahead
 */
export function firstDay(context: LoansContext, validFrom: LocalDate | undefined): LocalDate {
  const { today } = momentOf(context);
  if (validFrom === undefined) return today;
  if (validFrom < today) throw invalidField('valid_from', 'in_the_past');
  requireNear(context, 'valid_from', validFrom);
  return validFrom;
}

import type { components, paths } from '#contracts/public.ts';

type Verdict = components['schemas']['Verdict'];
type RulesOf<Path extends '/loans/override' | '/loans/{loan_id}/renewal-override'> =
  paths[Path]['post']['requestBody']['content']['application/json']['overrides'][number];

/** What a loan, and a renewal, can be allowed despite. Whether somebody may, the library says each time. */
export type LoanRule = RulesOf<'/loans/override'>;
export type RenewalRule = RulesOf<'/loans/{loan_id}/renewal-override'>;

/** Rules that are not to count this time, and why. */
export type Exception<Rule> = { rules: readonly Rule[]; reason: string };

const LOAN_RULES = {
  has_overdue_loans: true,
  lost_limit_reached: true,
  loan_limit_reached: true,
  policy_limit_reached: true,
  patron_expired: true,
  fines_over_limit: true,
  patron_blocked: true,
  not_for_loan: true,
} as const satisfies Record<LoanRule, true>;

const RENEWAL_RULES = {
  renewal_limit_reached: true,
  patron_expired: true,
  membership_ends: true,
  patron_blocked: true,
  loan_overdue: true,
  others_wait: true,
  has_overdue_loans: true,
  lost_limit_reached: true,
  fines_over_limit: true,
} as const satisfies Record<RenewalRule, true>;

const isLoanRule = (code: string): code is LoanRule => Object.hasOwn(LOAN_RULES, code);
const isRenewalRule = (code: string): code is RenewalRule => Object.hasOwn(RENEWAL_RULES, code);

/** The rules that would have to be overridden; none of them if one may not be by whoever asks, or by nobody. */
function allOf<Rule extends string>({ refusals }: Verdict, isRule: (code: string) => code is Rule): Rule[] | undefined {
  const rules = refusals.map(({ code }) => code).filter(isRule);
  return rules.length === refusals.length && refusals.every(({ overridable }) => overridable) ? rules : undefined;
}

export const loanRulesOf = (verdict: Verdict): LoanRule[] | undefined => allOf(verdict, isLoanRule);
export const renewalRulesOf = (verdict: Verdict): RenewalRule[] | undefined => allOf(verdict, isRenewalRule);

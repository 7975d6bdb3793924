/** How a kind of reader borrows a kind of material. `*` stands for any. Money in minor units. */
export type LendingPolicy = {
  patron_category: string;
  material: string;
  /** 0: not for loan. */
  loan_days: number;
  renewal_days: number;
  max_renewals: number;
  fine_per_day_minor: number;
  /** 0: no cap. */
  fine_cap_minor: number;
  /** A threshold, not a deduction: once it is passed, every day counts. */
  grace_days: number;
};

const ANY = '*';

/**
 * The row of the policy table that holds for this reader and this material: the most specific one, the reader's
 * category before the material (as Koha's circulation rules).
 */
export function policyFor(
  policies: LendingPolicy[],
  patronCategory: string,
  material: string,
): LendingPolicy | undefined {
  const specificity = (policy: LendingPolicy) =>
    (policy.patron_category === ANY ? 0 : 2) + (policy.material === ANY ? 0 : 1);
  return policies
    .filter(
      (policy) => [patronCategory, ANY].includes(policy.patron_category) && [material, ANY].includes(policy.material),
    )
    .sort((a, b) => specificity(b) - specificity(a))[0];
}

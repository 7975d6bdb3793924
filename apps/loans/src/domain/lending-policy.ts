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

export const isForLoan = (policy: LendingPolicy | undefined): policy is LendingPolicy =>
  policy !== undefined && policy.loan_days > 0;

/**
 * The row of the policy table that holds for this reader and this material: the most specific one, the reader's
 * category before the material (as Koha's circulation rules).
 */
export function policyFor(policies: LendingPolicy[], category: string, material: string): LendingPolicy | undefined {
  const specificity = (policy: LendingPolicy) =>
    (policy.patron_category === ANY ? 0 : 2) + (policy.material === ANY ? 0 : 1);
  return policies
    .filter((policy) => [category, ANY].includes(policy.patron_category) && [material, ANY].includes(policy.material))
    .sort((a, b) => specificity(b) - specificity(a))[0];
}

/** All materials but some, or some only. */
export type Materials = { only_materials: string[] } | { except_materials: string[] };

/** The materials that this kind of reader may take home. A material without a row of its own is as any other. */
export function materialsForLoan(policies: LendingPolicy[], category: string): Materials {
  const named = [...new Set(policies.map(({ material }) => material))].filter((material) => material !== ANY);
  const forLoan = (material: string) => isForLoan(policyFor(policies, category, material));
  return forLoan(ANY)
    ? { except_materials: named.filter((material) => !forLoan(material)) }
    : { only_materials: named.filter(forLoan) };
}

import type { ClosedDaysRule } from './due-date.ts';
import type { FineTerms } from './overdue-fine.ts';

/** How a category of readers borrows a material. `*` stands for any. */
export type LendingPolicy = FineTerms & {
  category: string;
  material: string;
  /** 0: not for loan. */
  loanDays: number;
  renewalDays: number;
  maxRenewals: number;
  closedDays: ClosedDaysRule;
};

const ANY = '*';

/** The row that applies where there is no other. */
export const isForAll = ({ category, material }: Pick<LendingPolicy, 'category' | 'material'>): boolean =>
  category === ANY && material === ANY;

export const isForLoan = (policy: LendingPolicy | undefined): policy is LendingPolicy =>
  policy !== undefined && policy.loanDays > 0;

/**
 * The policy that applies to this category and this material: the most specific one, the category before the material
 * (like Koha's circulation rules).
 */
export function policyFor(policies: LendingPolicy[], category: string, material: string): LendingPolicy | undefined {
  const specificity = (policy: LendingPolicy) => (policy.category === ANY ? 0 : 2) + (policy.material === ANY ? 0 : 1);
  return policies
    .filter((policy) => [category, ANY].includes(policy.category) && [material, ANY].includes(policy.material))
    .sort((a, b) => specificity(b) - specificity(a))[0];
}

/** All materials except some, or only some. */
export type Materials = { only: string[] } | { except: string[] };

/** The materials that readers of this category may take home. A material without a policy of its own is like any other. */
export function materialsForLoan(policies: LendingPolicy[], category: string): Materials {
  const named = [...new Set(policies.map(({ material }) => material))].filter((material) => material !== ANY);
  const forLoan = (material: string) => isForLoan(policyFor(policies, category, material));
  return forLoan(ANY) ? { except: named.filter((material) => !forLoan(material)) } : { only: named.filter(forLoan) };
}

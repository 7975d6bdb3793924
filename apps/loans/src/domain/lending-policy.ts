import type { LocalDate } from '#core/library-day.ts';
import type { ClosedDaysRule, FixedDueDate, LoanPeriod } from './due-date.ts';
import type { HourlyTerms } from './hourly.ts';
import type { LossTerms } from './loss.ts';
import type { FineTerms } from './overdue-fine.ts';
import type { RecallTerms } from './recall.ts';

/** For whom, what and where a row of the policy table is. `*` stands for any. */
export type PolicyKey = {
  category: string;
  material: string;
  /** Where it is lent. */
  branch: string;
};

/** How something is lent. */
export type LendingTerms = FineTerms &
  LossTerms & {
    /** 0: not for loan, unless it is lent for hours. */
    loanDays: number;
    renewalDays: number;
    maxRenewals: number;
    /** It is lent for hours: these take the place of the terms by days. */
    hourly?: HourlyTerms | undefined;
    /** How many days before its due date a loan is renewed without being asked for; none: never. */
    autoRenewalDays: number | undefined;
    closedDays: ClosedDaysRule;
    fixedDueDate: FixedDueDate | undefined;
    /** None: such a loan is not recalled. */
    recall: RecallTerms | undefined;
    /** With which such readers join the line for a book; 0, as most do. */
    holdPriority: number;
    /** So many open holds they may have when they place one; none: the next most specific row says so, or the library. */
    holdLimit?: number | undefined;
    /** So many loans of what the row is for they may have; none: the next most specific row says so, or none does. */
    loanLimit?: number | undefined;
  };

/** How a category of readers borrows a material at a branch. */
export type LendingPolicy = PolicyKey &
  LendingTerms & {
    /** The first day on which it applies; none, if it has always applied. */
    validFrom: LocalDate | undefined;
  };

/** How a row of the policy table is from a day on. Without terms, there is no such row from then on. */
export type PolicyVersion = PolicyKey & { validFrom: LocalDate | undefined; terms: LendingTerms | undefined };

/** The rows in force on a day: of each, the latest version that has begun. */
export function inForce(versions: readonly PolicyVersion[], day: LocalDate): LendingPolicy[] {
  const latest = new Map<string, PolicyVersion>();
  for (const version of versions) {
    if (startOf(version) > day) continue;
    const key = nameOf(version);
    const other = latest.get(key);
    if (other === undefined || startOf(other) <= startOf(version)) latest.set(key, version);
  }
  return [...latest.values()].flatMap(({ terms, ...version }) => (terms ? [{ ...version, ...terms }] : []));
}

export const isSameRow = (one: PolicyKey, other: PolicyKey): boolean => nameOf(one) === nameOf(other);

const nameOf = ({ category, material, branch }: PolicyKey): string => `${category} ${material} ${branch}`;

/** What has always applied began before any day. */
const startOf = ({ validFrom }: PolicyVersion): LocalDate => validFrom ?? '';

/** What somebody wants to borrow: a category, a material and a branch, none of which is `*`. */
export type Asked = PolicyKey;

const ANY = '*';

/** The row that applies where there is no other. */
export const isForAll = ({ category, material, branch }: PolicyKey): boolean =>
  [category, material, branch].every((named) => named === ANY);

export const isForLoan = (policy: LendingTerms | undefined): boolean =>
  policy !== undefined && (policy.hourly !== undefined || policy.loanDays > 0);

type PeriodTerms = Pick<LendingTerms, 'closedDays' | 'fixedDueDate' | 'hourly'>;

/** For how long something is lent. */
export const loanPeriod = ({ hourly, loanDays, ...terms }: PeriodTerms & Pick<LendingTerms, 'loanDays'>): LoanPeriod =>
  periodOf(terms, hourly && { hours: hourly.hours, closedHours: hourly.closedHours }, loanDays);

/** For how long it is renewed. */
export const renewalPeriod = ({
  hourly,
  renewalDays,
  ...terms
}: PeriodTerms & Pick<LendingTerms, 'renewalDays'>): LoanPeriod =>
  periodOf(terms, hourly && { hours: hourly.renewalHours, closedHours: hourly.closedHours }, renewalDays);

const periodOf = (
  { closedDays, fixedDueDate }: Omit<PeriodTerms, 'hourly'>,
  byHours: Pick<HourlyTerms, 'hours' | 'closedHours'> | undefined,
  days: number,
): LoanPeriod => (byHours ? { by: 'hours', ...byHours } : { by: 'days', days, closedDays, fixedDueDate });

/** What of the terms of days does not go with a loan by hours: the first of it. */
export function dayTermBesideHours(
  terms: LendingTerms,
): 'loan_days' | 'fixed_due_date' | 'auto_renewal_days' | 'recall' | undefined {
  if (!terms.hourly) return undefined;
  if (terms.loanDays > 0) return 'loan_days';
  if (terms.fixedDueDate) return 'fixed_due_date';
  if (terms.autoRenewalDays !== undefined) return 'auto_renewal_days';
  return terms.recall && 'recall';
}

/** What a row names itself, the weightiest first: the branch before the category before the material, as in Koha. */
const DIMENSIONS = ['branch', 'category', 'material'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const namedBy = (row: PolicyKey): Dimension[] => DIMENSIONS.filter((dimension) => row[dimension] !== ANY);

/** A row that names a weightier dimension is before all that do not. */
const weight = (row: PolicyKey): number =>
  DIMENSIONS.reduce((sum, dimension) => 2 * sum + Number(row[dimension] !== ANY), 0);

/** The rows that fit, the most specific one first: it decides. */
export function fittingPolicies<Row extends PolicyKey>(rows: readonly Row[], asked: Asked): Row[] {
  return rows
    .filter((row) => DIMENSIONS.every((dimension) => [asked[dimension], ANY].includes(row[dimension])))
    .sort((one, other) => weight(other) - weight(one));
}

/** The policy that applies; none, if no row fits. */
export const policyFor = (policies: readonly LendingPolicy[], asked: Asked): LendingPolicy | undefined =>
  fittingPolicies(policies, asked)[0];

/** How many open holds a reader may have: as the most specific row says that says so, or else as the library has it. */
export const holdLimitOf = (fitting: readonly Pick<LendingTerms, 'holdLimit'>[], ofLibrary: number): number =>
  fitting.find(({ holdLimit }) => holdLimit !== undefined)?.holdLimit ?? ofLibrary;

/** What a reader has out: of which material, if that is known, and where it was lent. */
export type Out = { material: string | null; branch: string };

type Limiting = PolicyKey & Pick<LendingTerms, 'loanLimit'>;

/** The most specific row that says how many loans a reader may have: it decides. */
export const limitingRow = <Row extends Limiting>(fitting: readonly Row[]): (Row & { loanLimit: number }) | undefined =>
  fitting.find((row): row is Row & { loanLimit: number } => row.loanLimit !== undefined);

/** How many loans a reader may have by the policies, and how many of what the row that says so is for they have. */
export type LoansByPolicy = { limit: number; has: number };

export function loansByPolicy(fitting: readonly Limiting[], out: readonly Out[]): LoansByPolicy | undefined {
  const row = limitingRow(fitting);
  return row && { limit: row.loanLimit, has: out.filter((loan) => isWithin(loan, row)).length };
}

/** Whoever it was lent to: a reader has one category at a time. What is of no known material is not of any that is named. */
const isWithin = ({ material, branch }: Out, row: PolicyKey): boolean =>
  (row.material === ANY || row.material === material) && (row.branch === ANY || row.branch === branch);

export const isFull = (loans: LoansByPolicy | undefined): loans is LoansByPolicy =>
  loans !== undefined && loans.has >= loans.limit;

/** All materials except some, or only some. */
export type Materials = { only: string[] } | { except: string[] };

/**
 * The materials that a reader of this category, who has these loans out, may take home from this branch. A material
 * without a policy of its own is like any other. Where nothing is said of what is out, no limit of loans counts.
 */
export function materialsForLoan(
  policies: readonly LendingPolicy[],
  { category, branch }: Omit<Asked, 'material'>,
  out: readonly Out[] | undefined,
): Materials {
  const named = [...new Set(policies.map(({ material }) => material))].filter((material) => material !== ANY);
  const forLoan = (material: string) => {
    const fitting = fittingPolicies(policies, { category, branch, material });
    return isForLoan(fitting[0]) && !(out && isFull(loansByPolicy(fitting, out)));
  };
  return forLoan(ANY) ? { except: named.filter((material) => !forLoan(material)) } : { only: named.filter(forLoan) };
}

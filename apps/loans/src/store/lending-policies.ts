import type { Kysely, Transaction } from 'kysely';
import type { LendingPolicy } from '../domain/lending-policy.ts';
import type { LendingPolicyTable, Tables } from './schema.ts';

async function listPolicies(db: Kysely<Tables>): Promise<LendingPolicy[]> {
  const rows = await db
    .selectFrom('lending_policy')
    .selectAll()
    .orderBy('patron_category')
    .orderBy('material')
    .execute();
  return rows.map(policyOf);
}

export async function putPolicy(tx: Transaction<Tables>, policy: LendingPolicy): Promise<LendingPolicy> {
  const row = rowOf(policy);
  const stored = await tx
    .insertInto('lending_policy')
    .values(row)
    .onConflict((conflict) => conflict.columns(['patron_category', 'material']).doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow();
  return policyOf(stored);
}

export async function deletePolicy(
  tx: Transaction<Tables>,
  { category, material }: Pick<LendingPolicy, 'category' | 'material'>,
): Promise<void> {
  await tx
    .deleteFrom('lending_policy')
    .where('patron_category', '=', category)
    .where('material', '=', material)
    .execute();
}

const policyOf = (row: LendingPolicyTable): LendingPolicy => ({
  category: row.patron_category,
  material: row.material,
  loanDays: row.loan_days,
  renewalDays: row.renewal_days,
  maxRenewals: row.max_renewals,
  finePerDayMinor: row.fine_per_day_minor,
  fineCapMinor: row.fine_cap_minor,
  graceDays: row.grace_days,
  closedDays: row.closed_days,
  countClosedDays: row.fines_count_closed_days,
});

const rowOf = (policy: LendingPolicy): LendingPolicyTable => ({
  patron_category: policy.category,
  material: policy.material,
  loan_days: policy.loanDays,
  renewal_days: policy.renewalDays,
  max_renewals: policy.maxRenewals,
  fine_per_day_minor: policy.finePerDayMinor,
  fine_cap_minor: policy.fineCapMinor,
  grace_days: policy.graceDays,
  closed_days: policy.closedDays,
  fines_count_closed_days: policy.countClosedDays,
});

const CACHE_TTL_MS = 5_000;

/** The policy table as it was at most five seconds ago: every checkout needs it, and it seldom changes. */
export class PolicyTable {
  readonly #db: Kysely<Tables>;
  #policies: Promise<LendingPolicy[]> | undefined;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  all(): Promise<LendingPolicy[]> {
    if (this.#policies) return this.#policies;
    const policies = listPolicies(this.#db);
    const expire = () => {
      if (this.#policies === policies) this.#policies = undefined;
    };
    this.#policies = policies;
    policies.then(() => setTimeout(expire, CACHE_TTL_MS).unref(), expire);
    return policies;
  }

  /** The next call reads the table again. */
  drop(): void {
    this.#policies = undefined;
  }
}

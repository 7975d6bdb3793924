import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { LocalDate } from '#core/library-day.ts';
import {
  inForce,
  type LendingPolicy,
  type LendingTerms,
  type PolicyKey,
  type PolicyVersion,
} from '../domain/lending-policy.ts';
import type { FixedDueDate } from '../domain/due-date.ts';
import type { RecallTerms } from '../domain/recall.ts';
import type { PolicyVersionTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** The first day of what has always applied. */
const ALWAYS = '0001-01-01';

/** How all rows of the policy table were, are and will be; of each row, the latest last. */
export async function listVersions(db: Db): Promise<PolicyVersion[]> {
  const rows = await db
    .selectFrom('policy_version')
    .selectAll()
    .orderBy('patron_category')
    .orderBy('material')
    .orderBy('branch_id')
    .orderBy('valid_from')
    .execute();
  return rows.map(versionOf);
}

/** Sets how a row is from a day on. */
export async function putVersion(tx: Transaction<Tables>, version: PolicyVersion): Promise<void> {
  const row = rowOf(version);
  await tx
    .insertInto('policy_version')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['patron_category', 'material', 'branch_id', 'valid_from']).doUpdateSet(row),
    )
    .execute();
}

/** Drops what was planned for a row after a day. */
export async function dropVersionsAfter(tx: Transaction<Tables>, key: PolicyKey, day: LocalDate): Promise<void> {
  await tx
    .deleteFrom('policy_version')
    .where('patron_category', '=', key.category)
    .where('material', '=', key.material)
    .where('branch_id', '=', key.branch)
    .where('valid_from', '>', day)
    .execute();
}

export const fixedDueDateOf = ({
  fixed_due_date: day,
  fixed_due_rule: rule,
}: Pick<PolicyVersionTable, 'fixed_due_date' | 'fixed_due_rule'>): FixedDueDate | undefined =>
  day === null || rule === null ? undefined : { day, rule };

const recallTermsOf = ({
  recall_guaranteed_days: guaranteedDays,
  recall_return_days: returnDays,
}: Pick<PolicyVersionTable, 'recall_guaranteed_days' | 'recall_return_days'>): RecallTerms | undefined =>
  guaranteedDays === null || returnDays === null ? undefined : { guaranteedDays, returnDays };

const versionOf = (row: Selectable<PolicyVersionTable>): PolicyVersion => ({
  category: row.patron_category,
  material: row.material,
  branch: row.branch_id,
  validFrom: row.valid_from === ALWAYS ? undefined : row.valid_from,
  terms: termsOf(row),
});

/** The table has all terms of a row, or none. */
function termsOf(row: Selectable<PolicyVersionTable>): LendingTerms | undefined {
  if (
    row.loan_days === null ||
    row.renewal_days === null ||
    row.max_renewals === null ||
    row.fine_per_day_minor === null ||
    row.fine_cap_minor === null ||
    row.grace_days === null ||
    row.closed_days === null ||
    row.fines_count_closed_days === null
  )
    return undefined;
  return {
    loanDays: row.loan_days,
    renewalDays: row.renewal_days,
    maxRenewals: row.max_renewals,
    // What the previous release has put since is lent for days.
    hourly: row.loan_days === 0 ? (row.hourly ?? undefined) : undefined,
    finePerDayMinor: row.fine_per_day_minor,
    fineCapMinor: row.fine_cap_minor,
    graceDays: row.grace_days,
    closedDays: row.closed_days,
    countClosedDays: row.fines_count_closed_days,
    fixedDueDate: fixedDueDateOf(row),
    lostPriceMinor: row.lost_price_minor ?? 0,
    processingFeeMinor: row.processing_fee_minor ?? 0,
    lostRefundDays: row.lost_refund_days ?? undefined,
    refundProcessingFee: row.refund_processing_fee ?? false,
    lostAfterDays: row.lost_after_days ?? undefined,
    autoRenewalDays: row.auto_renewal_days ?? undefined,
    recall: recallTermsOf(row),
    holdPriority: row.hold_priority ?? 0,
    holdLimit: row.hold_limit ?? undefined,
    loanLimit: row.loan_limit ?? undefined,
  };
}

const rowOf = ({ category, material, branch, validFrom, terms }: PolicyVersion): Insertable<PolicyVersionTable> => ({
  patron_category: category,
  material,
  branch_id: branch,
  valid_from: validFrom ?? ALWAYS,
  loan_days: terms?.loanDays ?? null,
  renewal_days: terms?.renewalDays ?? null,
  max_renewals: terms?.maxRenewals ?? null,
  hourly: terms?.hourly ? JSON.stringify(terms.hourly) : null,
  fine_per_day_minor: terms?.finePerDayMinor ?? null,
  fine_cap_minor: terms?.fineCapMinor ?? null,
  grace_days: terms?.graceDays ?? null,
  closed_days: terms?.closedDays ?? null,
  fines_count_closed_days: terms?.countClosedDays ?? null,
  fixed_due_date: terms?.fixedDueDate?.day ?? null,
  fixed_due_rule: terms?.fixedDueDate?.rule ?? null,
  lost_price_minor: terms?.lostPriceMinor ?? null,
  processing_fee_minor: terms?.processingFeeMinor ?? null,
  lost_refund_days: terms?.lostRefundDays ?? null,
  refund_processing_fee: terms?.refundProcessingFee ?? null,
  lost_after_days: terms?.lostAfterDays ?? null,
  auto_renewal_days: terms?.autoRenewalDays ?? null,
  hold_priority: terms?.holdPriority ?? null,
  hold_limit: terms?.holdLimit ?? null,
  loan_limit: terms?.loanLimit ?? null,
  recall_guaranteed_days: terms?.recall?.guaranteedDays ?? null,
  recall_return_days: terms?.recall?.returnDays ?? null,
});

const CACHE_TTL_MS = 5_000;

/** The policy table as it was at most five seconds ago: every checkout needs it, and it seldom changes. */
export class PolicyTable {
  readonly #db: Kysely<Tables>;
  #versions: Promise<PolicyVersion[]> | undefined;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The rows in force on a day. */
  async on(day: LocalDate): Promise<LendingPolicy[]> {
    return inForce(await this.versions(), day);
  }

  /** How all rows were, are and will be. */
  versions(): Promise<PolicyVersion[]> {
    if (this.#versions) return this.#versions;
    const versions = listVersions(this.#db);
    const expire = () => {
      if (this.#versions === versions) this.#versions = undefined;
    };
    this.#versions = versions;
    versions.then(() => setTimeout(expire, CACHE_TTL_MS).unref(), expire);
    return versions;
  }

  /** The next call reads the table again. */
  drop(): void {
    this.#versions = undefined;
  }
}

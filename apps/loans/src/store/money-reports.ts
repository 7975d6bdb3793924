import { sql, type Kysely } from 'kysely';
import type { ChargeKind, PaymentMethod } from '../domain/charge.ts';
import { owedMinor } from './charges.ts';
import { daysOf, isOnDays, type DaysAtBranches } from './days-at-branches.ts';
import type { Tables } from './schema.ts';

/** What was taken or given back, for one kind of charge, in one way, by one person, at one branch; empty where that is not known. */
export type CashSum = {
  branch: string;
  kind: 'payment' | 'refund';
  method: PaymentMethod | '';
  charge_kind: ChargeKind;
  by: string;
  currency: string;
  amount_minor: number;
  count: number;
};

/** The sort key of a sum. */
export type CashKey = [branch: string, kind: string, method: string, chargeKind: string, by: string, currency: string];

type CashPage = { branchId: string | undefined; after: CashKey | undefined; limit: number };

/** The money of some days: what came in, and what went back to readers. */
export async function cashSums(
  db: Kysely<Tables>,
  days: DaysAtBranches,
  { branchId, after, limit }: CashPage,
): Promise<CashSum[]> {
  const branch = sql`coalesce(till.branch_id, entry.branch_id)`;
  const ofBranch = branchId === undefined ? sql`` : sql`and ${branch} = ${branchId}`;
  const beyond = after
    ? sql`where (branch, kind, method, charge_kind, by, currency) > (${sql.join(after.map((part) => sql`${part}::text`))})`
    : sql``;
  const { rows } = await sql<CashSum>`
    with days as (${daysOf(days)}), handed as (
      select coalesce(${branch}, '') as branch, entry.kind, coalesce(entry.method, '') as method,
        charge.kind as charge_kind, coalesce(entry.by::text, '') as by, charge.currency, entry.amount_minor
      from charge_entry entry
        join charge on charge.id = entry.charge_id
        left join till on till.id = entry.till_id
        left join days on days.branch_id = ${branch}
      where entry.kind in ('payment', 'refund') and ${isOnDays(days, sql`entry.at`)} ${ofBranch}
    )
    select branch, kind, method, charge_kind, by, currency, sum(amount_minor)::bigint as amount_minor, count(*) as count
    from handed ${beyond}
    group by branch, kind, method, charge_kind, by, currency
    order by branch, kind, method, charge_kind, by, currency
    limit ${limit}`.execute(db);
  return rows;
}

/** What a reader owes, for how many charges, and since when: not of what was charged before that was kept. */
export type Debt = { reader_id: string; owes_minor: number; charges: number; since: Date | null };

type DebtPage = { leastMinor: number; after: [owes: string, readerId: string] | undefined; limit: number };

/** Who owes at least so much, the most first. What is settled is not read: there is an index of what is open. */
export async function debts(db: Kysely<Tables>, { leastMinor, after, limit }: DebtPage): Promise<Debt[]> {
  const beyond = after ? sql`and (${owedMinor}, reader_id) < (${after[0]}::numeric, ${after[1]}::uuid)` : sql``;
  const { rows } = await sql<Debt>`
    select reader_id, ${owedMinor} as owes_minor, count(*) as charges, min(charged_at) as since
    from charge
    where status in ('growing', 'owed') and reader_id is not null
    group by reader_id
    having ${owedMinor} >= ${leastMinor} ${beyond}
    order by owes_minor desc, reader_id desc
    limit ${limit}`.execute(db);
  return rows;
}

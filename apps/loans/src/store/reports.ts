import { sql, type Kysely } from 'kysely';
import { addDays } from '#core/library-day.ts';
import { instantText } from '#postgres/instant.ts';
import { daysOf, isOnDays, type DaysAtBranches } from './days-at-branches.ts';
import { holds, type HoldRow } from './holds.ts';
import { isOverdueAt, loansWithFines, type LoanRow, type Moment } from './loans.ts';
import type { Tables } from './schema.ts';

type Page<Key> = { branchId: string | undefined; after: Key | undefined; limit: number };

/** The longest first. */
export function overdueLoans(
  db: Kysely<Tables>,
  at: Moment,
  { branchId, after, limit }: Page<[dueDate: string, id: string]>,
): Promise<LoanRow[]> {
  let query = loansWithFines(db)
    .where('loan.returned_at', 'is', null)
    // At no place is the day further on than the next.
    .where('loan.due_date', '<=', addDays(at.today, 1))
    .where(isOverdueAt(at))
    .orderBy('loan.due_date')
    .orderBy('loan.id')
    .limit(limit);
  if (branchId !== undefined) query = query.where('loan.branch_id', '=', branchId);
  if (after) query = query.where(sql<boolean>`(loan.due_date, loan.id) > (${after[0]}::date, ${after[1]}::uuid)`);
  return query.execute();
}

/** The latest loss first, of readers who are known. */
export function lostLoans(
  db: Kysely<Tables>,
  { branchId, after, limit }: Page<[lostAt: string, id: string]>,
): Promise<(LoanRow & { lost_at_text: string })[]> {
  let query = loansWithFines(db)
    .select(instantText('loan.lost_at').as('lost_at_text'))
    .where('loan.lost_at', 'is not', null)
    .where('loan.reader_id', 'is not', null)
    .orderBy('loan.lost_at', 'desc')
    .orderBy('loan.id', 'desc')
    .limit(limit);
  if (branchId !== undefined) query = query.where('loan.branch_id', '=', branchId);
  if (after) query = query.where(sql<boolean>`(loan.lost_at, loan.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

/** The longest wait first. */
export function waitingHolds(
  db: Kysely<Tables>,
  { branchId, after, limit }: Page<[placedAt: string, id: string]>,
): Promise<(HoldRow & { placed_at_text: string })[]> {
  let query = holds(db)
    .select(instantText('hold.placed_at').as('placed_at_text'))
    .where('state', '=', 'waiting')
    .orderBy('placed_at')
    .orderBy('id')
    .limit(limit);
  if (branchId !== undefined) query = query.where('branch_id', '=', branchId);
  if (after) query = query.where(sql<boolean>`(placed_at, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

export type Circulation = {
  branch_id: string;
  patron_category: string;
  loans: number;
  renewals: number;
  still_out: number;
  returns: number;
};

/** What was lent and came back on some days. */
export async function circulation(
  db: Kysely<Tables>,
  days: DaysAtBranches,
  branchId: string | undefined,
): Promise<Circulation[]> {
  const ofBranch = branchId === undefined ? sql`` : sql`and loan.branch_id = ${branchId}`;
  const { rows } = await sql<Circulation>`
    with days as (${daysOf(days)}), counted as (
      select loan.branch_id, patron_category, 1 as loans, renewals, (returned_at is null)::int as still_out, 0 as returns
      from loan left join days using (branch_id)
      where ${isOnDays(days, sql`loan.issued_at`)} ${ofBranch}
      union all
      select loan.branch_id, patron_category, 0, 0, 0, 1
      from loan left join days using (branch_id)
      where loan.returned_at is not null and loan.lost_at is null and ${isOnDays(days, sql`loan.returned_at`)} ${ofBranch}
    )
    select branch_id, patron_category, sum(loans) as loans, sum(renewals) as renewals, sum(still_out) as still_out,
      sum(returns) as returns
    from counted
    group by branch_id, patron_category
    order by branch_id, patron_category`.execute(db);
  return rows;
}

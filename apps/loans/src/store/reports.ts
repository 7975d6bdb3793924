import { sql, type Kysely } from 'kysely';
import { addDays, endOfDay, startOfDay, type LocalDate } from '#core/library-day.ts';
import { instantText } from '#postgres/instant.ts';
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
};

/** What was lent from one day to another, by the days of a time zone. */
export async function circulation(
  db: Kysely<Tables>,
  { from, to, timeZone }: { from: LocalDate; to: LocalDate; timeZone: string },
): Promise<Circulation[]> {
  const { rows } = await sql<Circulation>`
    select branch_id, patron_category, count(*) as loans, sum(renewals) as renewals,
      count(*) filter (where returned_at is null) as still_out
    from loan
    where issued_at between ${startOfDay(from, timeZone)} and ${endOfDay(to, timeZone)}
    group by branch_id, patron_category
    order by branch_id, patron_category`.execute(db);
  return rows;
}

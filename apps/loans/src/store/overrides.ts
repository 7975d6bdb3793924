import { sql, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { endOfDay, startOfDay, type LocalDate } from '#core/library-day.ts';
import { instantText } from '#postgres/instant.ts';
import type { LoanOverrideTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export async function insertOverride(tx: Transaction<Tables>, override: Omit<LoanOverrideTable, 'id'>): Promise<void> {
  await tx
    .insertInto('loan_override')
    .values({ id: uuidv7(), ...override })
    .execute();
}

export type OverrideRow = Awaited<ReturnType<typeof listOverrides>>[number];

/** Newest first. */
export function listOverrides(
  db: Db,
  loanId: string,
  { after, limit }: { after: [at: string, id: string] | undefined; limit: number },
) {
  let query = db
    .selectFrom('loan_override')
    .selectAll()
    .select(instantText('overridden_at').as('overridden_at_text'))
    .where('loan_id', '=', loanId)
    .orderBy('overridden_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) {
    const [at, id] = after;
    query = query.where(sql<boolean>`(overridden_at, id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

type Days = { from: LocalDate; to: LocalDate; timeZone: string };
type Page = { branchId: string | undefined; after: [at: string, id: string] | undefined; limit: number };

/** Newest first; of a branch, what was lent there. */
export function overridesOfDays(db: Db, { from, to, timeZone }: Days, { branchId, after, limit }: Page) {
  let query = db
    .selectFrom('loan_override')
    .innerJoin('loan', 'loan.id', 'loan_override.loan_id')
    .selectAll('loan_override')
    .select(['loan.title', 'loan.barcode', 'loan.branch_id'])
    .select(instantText('overridden_at').as('overridden_at_text'))
    .where('overridden_at', '>=', startOfDay(from, timeZone))
    .where('overridden_at', '<=', endOfDay(to, timeZone))
    .orderBy('overridden_at', 'desc')
    .orderBy('loan_override.id', 'desc')
    .limit(limit);
  if (branchId !== undefined) query = query.where('loan.branch_id', '=', branchId);
  if (after) {
    const [at, id] = after;
    query = query.where(sql<boolean>`(overridden_at, loan_override.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

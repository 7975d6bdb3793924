import type { Kysely, Transaction } from 'kysely';
import type { LocalDate } from '#core/library-day.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** The days on which loans of a branch are due, both inclusive, and whose loans are left out. */
export type DueAtBranch = { branchId: string; from: LocalDate; until: LocalDate; but: string };

/** Those that can be moved to another day, the first due first. */
export const loansDue = (db: Db, { branchId, from, until, but }: DueAtBranch, limit: number) =>
  db
    .selectFrom('loan')
    .select('id')
    .where('returned_at', 'is', null)
    .where('claimed_returned_at', 'is', null)
    .where('due_date', '>=', from)
    .where('due_date', '<=', until)
    .where('branch_id', '=', branchId)
    .where('reader_id', '<>', but)
    .orderBy('due_date')
    .orderBy('id')
    .limit(limit);

export async function countLoansDue(db: Db, due: DueAtBranch, most: number): Promise<number> {
  const { loans } = await db
    .selectFrom(loansDue(db, due, most).as('due'))
    .select((eb) => eb.fn.countAll<number>().as('loans'))
    .executeTakeFirstOrThrow();
  return loans;
}

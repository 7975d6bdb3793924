import { sql, type Kysely, type Transaction } from 'kysely';
import type { Batch } from '#platform/due-rows.ts';
import { instantText } from '#postgres/instant.ts';
import type { EventData } from '#events';
import { forgetReaderOfCharges } from './charge-entries.ts';
import type { Tables } from './schema.ts';

type Chosen = EventData['user.history_chosen'];

/** Keeps what a reader chooses; an older choice changes nothing. */
export async function keepChoice(
  db: Kysely<Tables>,
  { user_id, reading_history, account_version }: Chosen,
): Promise<void> {
  const chosen = { history: reading_history, history_version: account_version };
  await db
    .insertInto('reader')
    .values({ id: user_id, ...chosen })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(chosen).where('reader.history_version', '<', account_version),
    )
    .execute();
}

export type PastLoan = { id: string; reader_id: string | null; returned_at_text: string };

type Choice = { choice: 'none' | 'legal'; before: Date; lostBefore: Date };

/**
 * Loans of readers who have made this choice, or none where that is `legal`, that were returned before an instant, or lost before
 * another, and whose charges are settled. They are locked until the transaction ends; those that another one has locked are skipped.
 *
 * Those of readers who want nothing known are found by their readers, and not among what these have out: of the loans of all others nearly all that are
 * over are to be known. The others are, the oldest first.
 */
export function takePastLoans(
  tx: Transaction<Tables>,
  { choice, before, lostBefore }: Choice,
  { after, limit, except }: Batch<PastLoan>,
): Promise<PastLoan[]> {
  let query = tx
    .selectFrom('loan')
    .leftJoin('reader', 'reader.id', 'loan.reader_id')
    .select(['loan.id', 'loan.reader_id'])
    .select(instantText('loan.returned_at').as('returned_at_text'))
    .where('loan.reader_id', 'is not', null)
    .where('loan.returned_at', '<', before)
    .where((eb) => eb.or([eb('loan.lost_at', 'is', null), eb('loan.lost_at', '<', lostBefore)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('charge')
            .select('charge.id')
            .where((eb) =>
              eb.or([eb('overdue_loan_id', '=', eb.ref('loan.id')), eb('charge.loan_id', '=', eb.ref('loan.id'))]),
            )
            .where('charge.status', 'in', ['growing', 'owed']),
        ),
      ),
    )
    .where(sql<boolean>`loan.id <> all(${except}::uuid[])`)
    .limit(limit)
    .forUpdate('loan')
    .skipLocked();
  if (choice === 'none') {
    query = query.where('reader.history', '=', 'none').orderBy('reader.id').orderBy('loan.id');
    // Of two tables together, PostgreSQL does not know that it may begin in the middle of their indexes.
    if (after)
      query = query
        .where('reader.id', '>=', after.reader_id)
        .where('loan.reader_id', '>=', after.reader_id)
        .where(sql<boolean>`(reader.id, loan.id) > (${after.reader_id}::uuid, ${after.id}::uuid)`);
    return query.execute();
  }
  query = query
    .where((eb) => eb(eb.fn.coalesce('reader.history', sql.lit('legal')), '=', 'legal'))
    .orderBy('loan.returned_at')
    .orderBy('loan.id');
  if (after)
    query = query.where(
      sql<boolean>`(loan.returned_at, loan.id) > (${after.returned_at_text}::timestamptz, ${after.id}::uuid)`,
    );
  return query.execute();
}

/** Nobody knows any more who had these books. What was said about a charge, a rule that was overridden or a task of the desk may tell of its reader. @returns the versions. */
export async function anonymise(
  tx: Transaction<Tables>,
  ids: readonly string[],
): Promise<{ loan_id: string; version: number }[]> {
  const ofThose = sql<boolean>`(overdue_loan_id = any(${ids}::uuid[]) or loan_id = any(${ids}::uuid[]))`;
  await forgetReaderOfCharges(tx, ofThose);
  await sql`delete from loan_override where loan_id = any(${ids}::uuid[])`.execute(tx);
  await sql`delete from desk_task where loan_id = any(${ids}::uuid[])`.execute(tx);
  const { rows } = await sql<{ loan_id: string; version: number }>`
    update loan set reader_id = null, version = version + 2 where id = any(${ids}::uuid[])
    returning id as loan_id, version`.execute(tx);
  return rows;
}

import { sql, type Transaction } from 'kysely';
import { addDays, type LocalDate } from '#core/library-day.ts';
import type { Batch } from '#platform/due-rows.ts';
import type { Tables } from './schema.ts';

export type AgeingLoan = Awaited<ReturnType<typeof takeAgeingLoans>>[number];

/**
 * Loans that are out and may be taken to be lost, the longest first: by the day of their branch, which is at most one further on than the
 * library's. They are locked until the transaction ends; those that another one has locked are skipped.
 */
export function takeAgeingLoans(
  tx: Transaction<Tables>,
  today: LocalDate,
  { after, limit, except }: Batch<{ id: string; lost_on: LocalDate }>,
) {
  const lostOn = sql<LocalDate>`(due_date + lost_after_days)`;
  let query = tx
    .selectFrom('loan')
    .selectAll()
    .select(lostOn.as('lost_on'))
    .where('returned_at', 'is', null)
    .where('lost_after_days', 'is not', null)
    .where('claimed_returned_at', 'is', null)
    .where(lostOn, '<=', addDays(today, 1))
    .where((eb) =>
      eb.or([eb('ages_from', 'is', null), eb(sql<LocalDate>`ages_from + lost_after_days`, '<=', addDays(today, 1))]),
    )
    .where(sql<boolean>`id <> all(${except}::uuid[])`)
    .orderBy(lostOn)
    .orderBy('id')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked();
  if (after) query = query.where(sql<boolean>`(${lostOn}, id) > (${after.lost_on}::date, ${after.id}::uuid)`);
  return query.execute();
}

import { sql, type Transaction } from 'kysely';
import type { LocalDate } from '#core/library-day.ts';
import type { Batch } from '#platform/due-rows.ts';
import type { Tables } from './schema.ts';

export type RenewingLoan = Awaited<ReturnType<typeof loansRenewingOn>>[number];

/**
 * Loans that are to be renewed without being asked for, and were not tried today yet: those that have been so for longest first. One by hours may be
 * renewed several times a day.
 */
export function loansRenewingOn(
  tx: Transaction<Tables>,
  { now, today }: { now: Date; today: LocalDate },
  { after, except, limit }: Batch<{ id: string; renews_from: LocalDate }>,
) {
  const from = sql<LocalDate>`(loan.due_date - loan.auto_renewal_days)`;
  let query = tx
    .selectFrom('loan')
    .innerJoin('loan_check', 'loan_check.loan_id', 'loan.id')
    .select(['loan.id', 'loan.reader_id', 'loan.book_id', 'loan.copy_id', 'loan.branch_id'])
    .select(from.as('renews_from'))
    .where('loan.returned_at', 'is', null)
    .where('loan.auto_renewal_days', 'is not', null)
    .whereRef('loan.renewals', '<', 'loan.max_renewals')
    .where('loan.claimed_returned_at', 'is', null)
    .where(from, '<=', today)
    .where('loan.due_date', '>=', today)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('loan.hourly', 'is', null),
          eb.or([eb('renewal_tried_on', 'is', null), eb('renewal_tried_on', '<', today)]),
        ]),
        sql<boolean>`loan.due_at between ${now} and
          ${now}::timestamptz + (loan.hourly->>'autoRenewalMinutes')::int * interval '1 minute'`,
      ]),
    )
    .where(sql<boolean>`loan.id <> all(${except}::uuid[])`)
    .orderBy(from)
    .orderBy('loan.id')
    .limit(limit);
  if (after) query = query.where(sql<boolean>`(${from}, loan.id) > (${after.renews_from}::date, ${after.id}::uuid)`);
  return query.execute();
}

export async function recordRenewalTried(
  tx: Transaction<Tables>,
  loanIds: readonly string[],
  today: LocalDate,
): Promise<void> {
  await sql`update loan_check set renewal_tried_on = ${today} where loan_id = any(${loanIds}::uuid[])`.execute(tx);
}

import { sql, type Transaction } from 'kysely';
import type { LocalDate } from '#core/library-day.ts';
import type { Batch } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import type { Tables } from './schema.ts';

export type DueLoan = Awaited<ReturnType<typeof takeDueLoans>>[number];

/**
 * Open loans that are due for a check by today, the longest due first, skipping those that another transaction has
 * locked. They are locked until the transaction ends.
 *
 * All loans of a reader are in one part: two parts would wait for each other at the reader's balance. A part is a range of
 * the last byte of the reader's id, which is random. Of an inequality the planner expects a third of the rows, and keeps
 * to the index; of an equality it would expect a few, and read all loans.
 */
export function takeDueLoans(
  tx: Transaction<Tables>,
  today: LocalDate,
  part: JobRun<Tables>['part'],
  { after, limit, except }: Batch<{ id: string; check_on: LocalDate | null }>,
) {
  let query = tx
    .selectFrom('loan_check')
    .innerJoin('loan', 'loan.id', 'loan_check.loan_id')
    .select([
      'loan_check.check_on',
      'loan_check.overdue_told_for',
      'loan_check.reminded_for',
      'loan_check.reminded_day',
    ])
    .select([
      'id',
      'reader_id',
      'book_id',
      'copy_id',
      'title',
      'patron_category',
      'issued_at',
      'due_date',
      'due_at',
      'due_time',
      'branch_id',
      'version',
    ])
    .select(['fine_per_day_minor', 'fine_cap_minor', 'grace_days', 'fines_count_closed_days', 'recalled_at', 'hourly'])
    .where('returned_at', 'is', null)
    // The previous release renews them, too.
    .where('claimed_returned_at', 'is', null)
    .where('check_on', '<=', today)
    .where(sql<boolean>`loan_id <> all(${except}::uuid[])`)
    .orderBy('check_on')
    .orderBy('loan_id')
    .limit(limit)
    // Not against references to a loan: whoever charges for it has locked the reader, whom this job locks later.
    .forNoKeyUpdate()
    .skipLocked();
  const byte = sql<number>`get_byte(uuid_send(coalesce(reader_id, id)), 15)`;
  const begins = (index: number) => Math.ceil((256 * index) / part.of);
  const [from, to] = [begins(part.index), begins(part.index + 1)];
  if (from > 0) query = query.where(byte, '>=', from);
  if (to < 256) query = query.where(byte, '<', to);
  if (after) query = query.where(sql<boolean>`(check_on, loan_id) > (${after.check_on}::date, ${after.id}::uuid)`);
  return query.execute();
}

export type Progress = {
  id: string;
  checkOn: LocalDate | null;
  overdueToldFor: LocalDate | null;
  remindedFor: LocalDate | null;
  remindedDay: number | null;
};

/** Records what has been done about loans, and when to check each again. */
export async function recordProgress(tx: Transaction<Tables>, loans: Progress[]): Promise<void> {
  await sql`
    update loan_check set
      check_on = done.check_on,
      overdue_told_for = done.overdue_told_for,
      reminded_for = done.reminded_for,
      reminded_day = done.reminded_day
    from unnest(
      ${loans.map(({ id }) => id)}::uuid[],
      ${loans.map(({ checkOn }) => checkOn)}::date[],
      ${loans.map(({ overdueToldFor }) => overdueToldFor)}::date[],
      ${loans.map(({ remindedFor }) => remindedFor)}::date[],
      ${loans.map(({ remindedDay }) => remindedDay)}::int[]
    ) as done (id, check_on, overdue_told_for, reminded_for, reminded_day)
    where loan_check.loan_id = done.id`.execute(tx);
}

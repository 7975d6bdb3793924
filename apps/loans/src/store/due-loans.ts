import { sql, type Transaction } from 'kysely';
import type { LocalDate } from '#core/library-day.ts';
import type { Tables } from './schema.ts';

export type DueLoan = Awaited<ReturnType<typeof takeDueLoans>>[number];

type Batch = { after: DueLoan | undefined; limit: number; except: readonly string[] };

type Part = { index: number; of: number };

/**
 * Open loans that are due for a check by today, the longest due first, skipping those that another transaction has
 * locked. They are locked until the transaction ends.
 *
 * All loans of a reader are in one part: two parts would wait for each other at the reader's balance. A part is a range of
 * the last byte of the reader's id, which is random. Of an inequality the planner expects a third of the rows, and keeps
 * to the index; of an equality it would expect a few, and read all loans.
 */
export function takeDueLoans(tx: Transaction<Tables>, today: LocalDate, part: Part, { after, limit, except }: Batch) {
  let query = tx
    .selectFrom('loan')
    .selectAll()
    .where('returned_at', 'is', null)
    .where('next_action_on', '<=', today)
    .where(sql<boolean>`id <> all(${except}::uuid[])`)
    .orderBy('next_action_on')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const byte = sql<number>`get_byte(uuid_send(coalesce(reader_id, id)), 15)`;
  const begins = (index: number) => Math.ceil((256 * index) / part.of);
  const [from, to] = [begins(part.index), begins(part.index + 1)];
  if (from > 0) query = query.where(byte, '>=', from);
  if (to < 256) query = query.where(byte, '<', to);
  if (after)
    query = query.where(sql<boolean>`(next_action_on, id) > (${after.next_action_on}::date, ${after.id}::uuid)`);
  return query.execute();
}

export type Progress = {
  id: string;
  nextActionOn: LocalDate | null;
  /** Whether `loan.overdue` was published: its version rises. */
  told: boolean;
  /** The first day of the reminder that was sent. */
  remindedDay: number | null;
};

/** Records what was done about loans, and when to check each again. */
export async function recordProgress(tx: Transaction<Tables>, loans: Progress[]): Promise<void> {
  await sql`
    update loan set
      next_action_on = done.next_action_on,
      overdue_told_for = case when done.told then loan.due_date else loan.overdue_told_for end,
      version = loan.version + done.told::int,
      reminded_for = case when done.reminded_day is null then loan.reminded_for else loan.due_date end,
      reminded_day = coalesce(done.reminded_day, loan.reminded_day)
    from unnest(
      ${loans.map(({ id }) => id)}::uuid[],
      ${loans.map(({ nextActionOn }) => nextActionOn)}::date[],
      ${loans.map(({ told }) => told)}::boolean[],
      ${loans.map(({ remindedDay }) => remindedDay)}::int[]
    ) as done (id, next_action_on, told, reminded_day)
    where loan.id = done.id`.execute(tx);
}

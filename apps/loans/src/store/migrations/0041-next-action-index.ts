import { sql, type Kysely } from 'kysely';
import { byBatches, createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

const BATCH = 5_000;

/** Moves the reminders to the open loans; the indexes are built during operation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await byBatches((after) => moveReminders(db, after));

  await createIndexConcurrently(
    db,
    'loan_next_action',
    sql`loan (next_action_on, id) where returned_at is null and next_action_on is not null`,
  );
  // For the desk's lists of open loans.
  await createIndexConcurrently(db, 'loan_open', sql`loan (issued_at desc, id desc) where returned_at is null`);
  await sql`drop index concurrently if exists loan_due_date_idx`.execute(db);

  await createIndexConcurrently(db, 'waiting_entry_book', sql`waiting_entry (book_id)`);
  await createIndexConcurrently(db, 'waiting_entry_told', sql`waiting_entry (told_at) where told_at is not null`);
  await createIndexConcurrently(
    db,
    'dead_letter_resolved',
    sql`dead_letter (resolved_at) where resolved_at is not null`,
  );
}

/** @returns the last loan of the batch, or none after the last batch. */
async function moveReminders(db: Kysely<unknown>, after: string): Promise<string | null | undefined> {
  const { rows } = await sql<{ last: string | null }>`
    with page as (
      select id, due_date from loan where returned_at is null and id > ${after} order by id limit ${BATCH}
    ), sent as (
      select page.id, page.due_date, max(kinds.day) as day
      from page
        join reminder on reminder.loan_id = page.id and reminder.due_date = page.due_date
        join (values ('due_soon', -2), ('due_today', 0), ('overdue_1', 1), ('overdue_7', 7), ('overdue_14', 14),
          ('overdue_28', 28)) as kinds (kind, day) on kinds.kind = reminder.kind
      group by page.id, page.due_date
    ), moved as (
      update loan set reminded_for = sent.due_date, reminded_day = sent.day from sent where loan.id = sent.id
    )
    select max(id::text) as last from page`.execute(db);
  return rows[0]?.last;
}

import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The report of money, by when it was handed over; and that of who owes, which reads nothing of what is settled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'charge_entry_handed', sql`charge_entry (at) where kind in ('payment', 'refund')`);
  await createIndexConcurrently(
    db,
    'charge_open',
    sql`charge (reader_id) include (amount_minor, paid_minor, waived_minor, charged_at)
      where status in ('growing', 'owed') and reader_id is not null`,
  );
}

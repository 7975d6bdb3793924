import type { Kysely } from 'kysely';
import { createChangeLog, followTable } from '#postgres/change-log.ts';

/** What desks carry of who has a copy, or for whom it is kept (store/copy-holders.ts), follows these. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createChangeLog(db);
  await followTable(db, {
    table: 'loan',
    about: 'copy_id',
    columns: ['copy_id', 'reader_id', 'due_date', 'returned_at'],
  });
  await followTable(db, {
    table: 'hold',
    about: 'copy_id',
    columns: ['copy_id', 'reader_id', 'branch_id', 'ended_at'],
  });
}

import { sql, type Kysely } from 'kysely';
import { createChangeLog, followTable } from '#postgres/change-log.ts';

/** What desks carry of readers (store/carried-readers.ts) follows these. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createChangeLog(db);
  await followTable(db, {
    table: 'users',
    about: 'id',
    columns: [
      'full_name',
      'language',
      'card_number',
      'loan_limit',
      'patron_category',
      'expires_on',
      'blocked',
      'verified_at',
      'deleted_at',
    ],
  });
  await followTable(db, { table: 'reader_card', about: 'user_id', columns: ['user_id', 'lost_at'] });
  await followTable(db, {
    table: 'reader_block',
    about: 'user_id',
    columns: ['user_id', 'forbids', 'from_day', 'over_since'],
  });
  await followTable(db, { table: 'reader_balance', about: 'reader_id', columns: ['balance_minor', 'currency'] });
  await sql`
    create function log_new_limit() returns trigger language plpgsql as $$
    begin
      insert into change_log (about) select id from users where patron_category = new.code and deleted_at is null;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger log_new_limit after update of loan_limit on patron_category for each row
    when (old.loan_limit is distinct from new.loan_limit) execute function log_new_limit()`.execute(db);
}

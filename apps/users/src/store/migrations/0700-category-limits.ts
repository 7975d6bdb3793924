import { sql, type Kysely } from 'kysely';

/** What readers of a category may have against them before something is refused; null: as the library has it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table patron_category
      add column overdue_limit int check (overdue_limit >= 0),
      add column lost_limit int check (lost_limit >= 0),
      add column balance_limit_minor int check (balance_limit_minor >= 0),
      add column limits_refuse text[]`.execute(db);
}

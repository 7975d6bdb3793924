import { sql, type Kysely } from 'kysely';
import { createChangeLog, followTable } from '#postgres/change-log.ts';

/** What desks carry of copies (store/carried-copies.ts) follows these. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createChangeLog(db);
  await followTable(db, {
    table: 'copy',
    about: 'id',
    columns: ['barcode', 'book_id', 'status', 'current_branch', 'alert'],
  });
  await sql`
    create function log_new_title() returns trigger language plpgsql as $$
    begin
      insert into change_log (about) select id from copy where book_id = new.id;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger log_new_title after update of title on book for each row
    when (old.title is distinct from new.title) execute function log_new_title()`.execute(db);
}

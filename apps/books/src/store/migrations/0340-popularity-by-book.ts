import { sql, type Kysely } from 'kysely';

/**
 * Counts under a lock on each book instead of one for all: whoever counts waits only for those who count the same book. A loan
 * adds to what is counted. Triggers fire in the order in which rows are written, which is that of their books (store/copies.ts);
 * days that are purged are sorted. So all lock in one order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // For loans from before they were counted. The sums come after the locks: each statement sees what was committed before it.
  await sql`
    create or replace function count_popularity(books uuid[]) returns void language plpgsql as $$
    begin
      insert into book_popularity (book_id, loans)
      select id, 0 from book where id = any(books) order by id
      on conflict do nothing;
      perform from book_popularity where book_id = any(books) order by book_id for update;
      update book_popularity set loans = coalesce(
        (select sum(loans_by_day.loans) from loans_by_day where loans_by_day.book_id = book_popularity.book_id), 0)
      where book_id = any(books);
    end $$`.execute(db);
  await sql`
    create function add_to_popularity() returns trigger language plpgsql as $$
    begin
      insert into book_popularity (book_id, loans)
      select id, new.loans - case tg_op when 'UPDATE' then old.loans else 0 end from book where id = new.book_id
      on conflict (book_id) do update set loans = book_popularity.loans + excluded.loans;
      return null;
    end $$`.execute(db);
  await sql`
    create function take_from_popularity() returns trigger language plpgsql as $$
    begin
      insert into book_popularity (book_id, loans)
      select book_id, -sum(loans) from gone join book on book.id = book_id group by book_id order by book_id
      on conflict (book_id) do update set loans = book_popularity.loans + excluded.loans;
      return null;
    end $$`.execute(db);
  await sql`drop trigger lent_first on loans_by_day`.execute(db);
  await sql`drop trigger lent_again on loans_by_day`.execute(db);
  await sql`drop trigger lent_long_ago on loans_by_day`.execute(db);
  await sql`
    create trigger lent after insert or update on loans_by_day
    for each row execute function add_to_popularity()`.execute(db);
  await sql`
    create trigger lent_long_ago after delete on loans_by_day referencing old table as gone
    for each statement execute function take_from_popularity()`.execute(db);
  await sql`drop function count_changed_popularity()`.execute(db);
}

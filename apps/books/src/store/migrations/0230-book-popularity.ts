import { sql, type Kysely } from 'kysely';

/**
 * How often each book was lent on the days that are kept. Triggers write it, for instances of the previous release too, and
 * count anew what a change is about, so that whatever was counted before, the sum is right after it. No foreign key: its lock
 * on the book would come after those on copies, the other way round than in a deletion. The index of loans_by_day that includes
 * its counts is the previous release's, and goes with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table book_popularity (
      book_id uuid primary key,
      loans int not null
    )`.execute(db);
  await sql`create index book_popularity_first on book_popularity (loans desc, book_id) where loans > 0`.execute(db);
  // One at a time: a statement that inserts some days and updates others counts twice, and two of them could wait for each
  // other's books. Each statement sees what was committed before it: the sums come after the lock.
  await sql`
    create function count_popularity(books uuid[]) returns void language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('book_popularity', 0));
      insert into book_popularity (book_id, loans)
      select id, 0 from book where id = any(books) order by id
      on conflict do nothing;
      update book_popularity set loans = coalesce(
        (select sum(loans_by_day.loans) from loans_by_day where loans_by_day.book_id = book_popularity.book_id), 0)
      where book_id = any(books);
    end $$`.execute(db);
  await sql`
    create function count_changed_popularity() returns trigger language plpgsql as $$
    begin
      perform count_popularity(array(select distinct book_id from changed));
      return null;
    end $$`.execute(db);
  await sql`
    create trigger lent_first after insert on loans_by_day referencing new table as changed
    for each statement execute function count_changed_popularity()`.execute(db);
  await sql`
    create trigger lent_again after update on loans_by_day referencing new table as changed
    for each statement execute function count_changed_popularity()`.execute(db);
  await sql`
    create trigger lent_long_ago after delete on loans_by_day referencing old table as changed
    for each statement execute function count_changed_popularity()`.execute(db);
}

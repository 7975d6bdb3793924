import { sql, type Kysely } from 'kysely';
import { createSetAside } from '#postgres/set-aside.ts';

/** Loans are counted as they happen, and those of the last months from their allocations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table loans_by_day (
      book_id uuid not null,
      day date not null,
      loans int not null,
      primary key (book_id, day)
    )`.execute(db);
  await sql`
    insert into loans_by_day (book_id, day, loans)
    select book_id, (reserved_at at time zone 'UTC')::date, count(*) from reservation
    where state in ('lent', 'returned') and reserved_at >= now() - interval '100 days' and book_id is not null
    group by 1, 2`.execute(db);
  await sql`create index on loans_by_day (day) include (book_id, loans)`.execute(db);
  await createSetAside(db);
}

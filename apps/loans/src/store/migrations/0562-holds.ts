import { sql, type Kysely } from 'kysely';

/** Holds: who wants a book, where they pick it up, and which copy is kept for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create sequence hold_rank`.execute(db);
  await sql`
    create table hold (
      id uuid primary key,
      reader_id uuid not null,
      book_id uuid not null,
      title text not null,
      wanted_copy_id uuid,
      branch_id text not null,
      state text not null default 'waiting' check (state in
        ('waiting', 'to_fetch', 'in_transit', 'ready', 'fulfilled', 'expired', 'cancelled', 'unfilled')),
      rank numeric not null default nextval('hold_rank'),
      placed_at timestamptz not null,
      not_before date,
      not_after date,
      copy_id uuid,
      barcode text,
      copy_version int not null default 0,
      ready_at timestamptz,
      shelf_until date,
      tell_at timestamptz,
      look_due_at timestamptz,
      ended_at timestamptz
    )`.execute(db);
  await sql`create unique index hold_once on hold (reader_id, book_id) where ended_at is null`.execute(db);
  await sql`create index hold_of_reader on hold (reader_id, placed_at, id)`.execute(db);
  await sql`create index hold_queue on hold (book_id, rank, id) where state = 'waiting'`.execute(db);
  await sql`create index hold_open_of_book on hold (book_id) where ended_at is null`.execute(db);
  await sql`create index hold_on_shelf on hold (branch_id, shelf_until, id) where state = 'ready'`.execute(db);
  await sql`create index hold_open_at_branch on hold (branch_id) where ended_at is null`.execute(db);
  await sql`create index hold_shelf_until on hold (shelf_until) where state = 'ready'`.execute(db);
  await sql`create index hold_not_after on hold (not_after) where state = 'waiting' and not_after is not null`.execute(
    db,
  );
  await sql`create index hold_look on hold (look_due_at) where look_due_at is not null`.execute(db);
  await sql`create index hold_tell on hold (tell_at) where tell_at is not null`.execute(db);
  await sql`create index hold_ended on hold (ended_at) where ended_at is not null`.execute(db);
}

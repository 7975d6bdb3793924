import { sql, type Kysely } from 'kysely';
import { createInbox, createOutbox } from '#messaging/tables.ts';
import { createIdempotencyTable } from '#http/idempotency.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lending_policy (
      patron_category text not null,
      material text not null,
      loan_days int not null check (loan_days >= 0),
      renewal_days int not null check (renewal_days > 0),
      max_renewals int not null check (max_renewals >= 0),
      fine_per_day_minor int not null check (fine_per_day_minor >= 0),
      fine_cap_minor int not null check (fine_cap_minor >= 0),
      grace_days int not null check (grace_days >= 0),
      primary key (patron_category, material)
    )`.execute(db);
  await sql`
    insert into lending_policy values
      ('*', '*', 14, 14, 2, 500, 50000, 1),
      ('*', 'periodical', 7, 7, 1, 500, 20000, 0),
      ('*', 'video', 7, 7, 1, 1000, 50000, 0),
      ('child', '*', 21, 14, 3, 0, 0, 0),
      ('student', '*', 30, 30, 3, 500, 50000, 1),
      ('staff', '*', 90, 90, 5, 0, 0, 0)`.execute(db);

  // The row that is locked while a reader's loans are counted; balance_version numbers reader.balance_changed.
  await sql`create table reader (id uuid primary key, balance_version int not null default 0)`.execute(db);

  await sql`
    create table loan (
      id uuid primary key,
      reader_id uuid,
      book_id uuid not null,
      copy_id uuid not null,
      barcode text not null,
      title text not null,
      patron_category text not null,
      renewal_days int not null,
      max_renewals int not null,
      fine_per_day_minor int not null,
      fine_cap_minor int not null,
      grace_days int not null,
      issued_at timestamptz not null,
      due_date date not null,
      returned_at timestamptz,
      renewals int not null default 0,
      overdue_told_for date,
      version int not null default 1,
      check (reader_id is not null or returned_at is not null),
      check (returned_at is null or returned_at >= issued_at)
    )`.execute(db);
  await sql`create unique index loan_open_copy on loan (copy_id) where returned_at is null`.execute(db);
  await sql`create unique index loan_open_book on loan (reader_id, book_id) where returned_at is null`.execute(db);
  await sql`create index on loan (reader_id, issued_at desc, id desc)`.execute(db);
  await sql`create index on loan (issued_at desc, id desc)`.execute(db);
  await sql`create index on loan (due_date) where returned_at is null`.execute(db);
  await sql`create index on loan (barcode) where returned_at is null`.execute(db);

  await sql`create table abandoned_loan (loan_id uuid primary key, abandoned_at timestamptz not null default now())`.execute(
    db,
  );

  await sql`
    create table fine (
      id uuid primary key,
      loan_id uuid not null unique references loan,
      reader_id uuid,
      title text not null,
      amount_minor int not null check (amount_minor >= 0),
      currency text not null,
      days_overdue int not null,
      status text not null check (status in ('growing', 'owed', 'paid', 'waived')),
      settled_at timestamptz,
      settled_by uuid,
      comment text
    )`.execute(db);
  await sql`create index on fine (reader_id, id desc)`.execute(db);

  await sql`
    create table waiting_entry (
      id uuid primary key,
      reader_id uuid not null,
      kind text not null check (kind in ('book', 'author')),
      book_id uuid,
      title text,
      author text,
      author_key text,
      created_at timestamptz not null default now(),
      told_at timestamptz,
      check ((kind = 'book') = (book_id is not null)),
      check ((kind = 'author') = (author_key is not null))
    )`.execute(db);
  await sql`create unique index waiting_for_book on waiting_entry (book_id, reader_id) where told_at is null`.execute(
    db,
  );
  await sql`create unique index waiting_for_author on waiting_entry (author_key, reader_id) where told_at is null`.execute(
    db,
  );
  await sql`create index on waiting_entry (reader_id)`.execute(db);

  await sql`
    create table reminder (
      loan_id uuid not null references loan on delete cascade,
      kind text not null,
      due_date date not null,
      sent_at timestamptz not null default now(),
      primary key (loan_id, kind, due_date)
    )`.execute(db);

  await createOutbox(db);
  await createInbox(db);
  await createIdempotencyTable(db);
}

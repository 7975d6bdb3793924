import { sql, type Kysely } from 'kysely';
import { createOutbox } from '#messaging/tables.ts';
import { createIdempotencyTable } from '#http/idempotency.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table patron_category (
      code text primary key,
      name_ru text not null,
      name_en text not null,
      loan_limit int not null check (loan_limit >= 0)
    )`.execute(db);
  await sql`
    insert into patron_category values
      ('adult', 'Взрослый', 'Adult', 5),
      ('child', 'Ребёнок', 'Child', 5),
      ('student', 'Студент', 'Student', 10),
      ('staff', 'Сотрудник', 'Staff', 20)`.execute(db);
  await sql`create sequence card_number start 100001`.execute(db);
  await sql`
    create table users (
      id uuid primary key,
      card_number text not null unique default 'A' || nextval('card_number'),
      email text not null,
      full_name text not null,
      language text not null check (language in ('ru', 'en')),
      role text not null check (role in ('reader', 'librarian', 'admin')),
      password_hash text,
      patron_category text not null references patron_category,
      loan_limit int check (loan_limit >= 0),
      blocked boolean not null default false,
      block_reason text,
      expires_on date,
      version int not null default 1,
      created_at timestamptz not null default now(),
      deleted_at timestamptz
    )`.execute(db);
  await sql`create unique index users_email on users (lower(email)) where deleted_at is null`.execute(db);
  await sql`
    create table reader_loan (
      loan_id uuid primary key,
      reader_id uuid not null,
      book_id uuid not null,
      title text not null,
      issued_at timestamptz not null,
      due_date date not null,
      returned_at timestamptz,
      version int not null
    )`.execute(db);
  await sql`create index on reader_loan (reader_id, issued_at desc, loan_id desc)`.execute(db);
  await sql`create index on reader_loan (reader_id) where returned_at is null`.execute(db);
  await sql`
    create table reader_balance (
      reader_id uuid primary key,
      balance_minor int not null,
      currency text not null,
      version int not null
    )`.execute(db);
  await createOutbox(db);
  await createIdempotencyTable(db);
}

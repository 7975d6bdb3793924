import { sql, type Kysely } from 'kysely';
import { createOutbox } from '#messaging/tables.ts';
import { createIdempotencyTable } from '#http/idempotency.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Readers type е where a title has ё.
  await sql`
    create function searchable(text text) returns text language sql immutable parallel safe
      return translate(lower(text), 'ё', 'е')`.execute(db);
  await sql`
    create table book (
      id uuid primary key,
      isbn text unique check (isbn ~ '^97[89][0-9]{10}$'),
      title text not null,
      author text not null,
      author_keys text[] not null,
      description text not null default '',
      published_year int,
      language text,
      material text not null default 'book',
      source_key text unique,
      created_at timestamptz not null default now(),
      words tsvector generated always as (
        setweight(to_tsvector('russian', searchable(title)), 'A') ||
        setweight(to_tsvector('english', searchable(title)), 'A') ||
        setweight(to_tsvector('simple', searchable(title) || ' ' || searchable(author)), 'B') ||
        setweight(to_tsvector('russian', searchable(description)), 'D') ||
        setweight(to_tsvector('english', searchable(description)), 'D')
      ) stored
    )`.execute(db);
  await sql`create index on book using gin (words)`.execute(db);
  await sql`create index on book using gin (author_keys)`.execute(db);
  await sql`create index on book (title, id)`.execute(db);

  await sql`create sequence barcode start 1`.execute(db);
  await sql`
    create table copy (
      id uuid primary key,
      book_id uuid not null references book on delete cascade,
      barcode text not null unique default 'B' || lpad(nextval('barcode')::text, 8, '0'),
      status text not null default 'available'
        check (status in ('available', 'reserved', 'on_loan', 'on_hold_shelf', 'withdrawn')),
      loan_id uuid unique,
      created_at timestamptz not null default now(),
      check ((loan_id is not null) = (status in ('reserved', 'on_loan')))
    )`.execute(db);
  await sql`create index on copy (book_id, status)`.execute(db);

  await sql`
    create table reservation (
      loan_id uuid primary key,
      book_id uuid,
      copy_id uuid,
      state text not null check (state in ('reserved', 'lent', 'returned', 'released')),
      reserved_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index on reservation (reserved_at) where state = 'reserved'`.execute(db);
  await sql`create index on reservation (book_id, reserved_at) where state in ('lent', 'returned')`.execute(db);

  await createOutbox(db);
  await createIdempotencyTable(db);
}

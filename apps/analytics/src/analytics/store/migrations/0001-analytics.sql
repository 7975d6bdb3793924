-- What each loan was, as its events tell it, and nothing about who had the book.
create table loan (
  loan_id uuid primary key,
  book_id uuid not null,
  title text not null,
  patron_category text not null,
  issued_at timestamptz not null,
  due_date date not null,
  renewals integer not null,
  returned_at timestamptz,
  days_overdue integer,
  -- The highest of the events that were seen.
  version integer not null
);
create index on loan (issued_at, book_id);
create index on loan (returned_at) where returned_at is not null;

-- Each time somebody comes to the desk: for a copy, or with one.
create view visit as
  select false as came_back, issued_at as at from loan
  union all
  select true, returned_at from loan where returned_at is not null;

create table book (
  book_id uuid primary key,
  title text not null,
  author text not null
);

-- As every subscriber has it (contracts/openapi/dead-letters.yaml).
create table dead_letter (
  id uuid primary key,
  event_id text not null unique,
  topic text not null,
  type text not null,
  event text,
  cause_code text not null,
  cause_detail text,
  status text not null default 'waiting' check (status in ('waiting', 'redelivered', 'discarded')),
  received_at timestamptz not null default now(),
  resolved_at timestamptz,
  resolved_by uuid
);
create index on dead_letter (status, id desc);

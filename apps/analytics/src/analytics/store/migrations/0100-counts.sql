-- Of which description a book's title and author are: a lower one is old news. 0: nobody knows. A book that was only heard of
-- through its loans has no author.
alter table book
  add column version integer not null default 0,
  alter column author drop not null;

-- Which of a loan's two visits to the desk are in the counts below. Loans from before, and those of the previous release,
-- are counted by the upkeep.
alter table loan
  add column issue_counted boolean not null default false,
  add column return_counted boolean not null default false;

-- What the reports are made of, by days and hours of the library. It stays when the loans are deleted.
create table desk_hour (
  day date not null,
  hour integer not null,
  issued integer not null,
  returned integer not null,
  returned_on_time integer not null,
  primary key (day, hour)
);
create table book_day (
  book_id uuid not null,
  day date not null,
  loans integer not null,
  primary key (book_id, day)
);
create index on book_day (day) include (book_id, loans);

create index on dead_letter (resolved_at) where resolved_at is not null;

-- How often each book was borrowed in a month: which books may be among the first of a period is told by its months. Triggers
-- write it, for instances of the previous release too, and count anew what a change is about.
create table book_month (
  book_id uuid not null,
  month date not null,
  loans integer not null,
  primary key (book_id, month)
);
create index book_month_first on book_month (month, loans desc, book_id);

-- Each statement sees what was committed before it: the sums come after the locks, which are taken in a fixed order.
create function count_book_months(books uuid[], months date[]) returns void language plpgsql as $$
begin
  insert into book_month (book_id, month, loans)
  select book_id, month, 0 from unnest(books, months) as asked (book_id, month) order by book_id, month
  on conflict do nothing;
  perform from book_month
  where (book_id, month) in (select * from unnest(books, months)) order by book_id, month for update;
  update book_month set loans = coalesce((
    select sum(book_day.loans) from book_day
    where book_day.book_id = book_month.book_id and day >= month and day < month + interval '1 month'
  ), 0)
  where (book_id, month) in (select * from unnest(books, months));
end $$;

create function count_changed_months() returns trigger language plpgsql as $$
begin
  perform count_book_months(array_agg(book_id), array_agg(month))
  from (select distinct book_id, date_trunc('month', day)::date as month from changed) as one;
  return null;
end $$;

create trigger borrowed_first after insert on book_day referencing new table as changed
  for each statement execute function count_changed_months();
create trigger borrowed_again after update on book_day referencing new table as changed
  for each statement execute function count_changed_months();
create trigger borrowed_long_ago after delete on book_day referencing old table as changed
  for each statement execute function count_changed_months();

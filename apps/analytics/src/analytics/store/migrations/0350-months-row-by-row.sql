-- A loan adds to its book's month, row by row: rows of days are written in the order of their books and days, so all lock
-- months in one order. Triggers of a statement fire for its changed rows first and for its new ones afterwards, and two batches
-- around the turn of a month could wait for each other.
create function add_to_book_month() returns trigger language plpgsql as $$
begin
  insert into book_month (book_id, month, loans)
  values (
    new.book_id, date_trunc('month', new.day)::date, new.loans - case tg_op when 'UPDATE' then old.loans else 0 end
  )
  on conflict (book_id, month) do update set loans = book_month.loans + excluded.loans;
  return null;
end $$;

-- Where a month is deleted with its days, nothing is left to take them from.
create function take_from_book_month() returns trigger language plpgsql as $$
begin
  perform from book_month
  where (book_id, month) in (select book_id, date_trunc('month', day)::date from gone)
  order by book_id, month for update;
  update book_month set loans = book_month.loans - less.loans
  from (
    select book_id, date_trunc('month', day)::date as month, sum(loans) as loans from gone group by 1, 2
  ) as less
  where book_month.book_id = less.book_id and book_month.month = less.month;
  return null;
end $$;

drop trigger borrowed_first on book_day;
drop trigger borrowed_again on book_day;
drop trigger borrowed_long_ago on book_day;
create trigger borrowed after insert or update on book_day
  for each row execute function add_to_book_month();
create trigger borrowed_long_ago after delete on book_day referencing old table as gone
  for each statement execute function take_from_book_month();
drop function count_changed_months();

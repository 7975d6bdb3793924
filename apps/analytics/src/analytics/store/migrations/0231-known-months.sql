-- transactional: false
-- The loans from before the triggers, a thousand books at a time so that nobody waits for long.
do $$
declare
  after uuid := '00000000-0000-0000-0000-000000000000';
  books uuid[];
begin
  loop
    books := array(select distinct book_id from book_day where book_id > after order by book_id limit 1000);
    exit when cardinality(books) = 0;
    perform count_book_months(array_agg(book_id), array_agg(month))
    from (
      select distinct book_id, date_trunc('month', day)::date as month from book_day where book_id = any(books)
    ) as known;
    after := books[cardinality(books)];
    commit;
  end loop;
end $$;

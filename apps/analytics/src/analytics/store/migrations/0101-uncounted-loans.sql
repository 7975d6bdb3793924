-- transactional: false
create index concurrently if not exists loan_uncounted on loan (loan_id)
  where not issue_counted or (returned_at is not null and not return_counted);

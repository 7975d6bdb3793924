-- As every subscriber has it (docs/decisions/0014).
create table parked_event (
  position bigint primary key generated always as identity,
  event_id text not null unique,
  topic text not null,
  type text not null,
  subject text not null,
  event text not null,
  attempts int not null,
  next_try_at timestamptz,
  first_failed_at timestamptz,
  cause_code text,
  cause_detail text
);
create index on parked_event (topic, subject, position);
create index on parked_event (next_try_at) where next_try_at is not null;

import { sql, type Kysely } from 'kysely';

/** What readers pay online. Its rows are few: each is taken out some time after nothing is to be done about it any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payment_intent (
      id uuid primary key,
      reader_id uuid,
      status text not null check (status in ('created', 'pending', 'succeeded', 'failed', 'expired', 'cancelled')),
      amount_minor int not null check (amount_minor > 0),
      currency text not null,
      parts jsonb not null,
      provider_id text unique,
      redirect_to text,
      created_at timestamptz not null,
      ask_at timestamptz,
      ended_at timestamptz,
      give_back_minor int check (give_back_minor > 0),
      give_back_currency text,
      done_at timestamptz,
      constraint payment_intent_begun check (status not in ('pending', 'succeeded') or provider_id is not null),
      constraint payment_intent_ended check ((status in ('created', 'pending')) = (ended_at is null)),
      constraint payment_intent_done check ((ask_at is null) = (done_at is not null))
    )`.execute(db);
  await sql`create index payment_intent_ask on payment_intent (ask_at) where ask_at is not null`.execute(db);
  await sql`create index payment_intent_done on payment_intent (done_at) where done_at is not null`.execute(db);
  await sql`create index payment_intent_of_reader on payment_intent (reader_id, id)`.execute(db);
}

import { sql, type Kysely } from 'kysely';

/**
 * Cards beside the one in users.card_number, and those that are lost. Their numbers are passed over, also by the previous release,
 * when a new reader is numbered. As in 0310-next-card, the queries are planned each time.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reader_card (
      number text not null,
      user_id uuid not null,
      recorded_at timestamptz not null,
      recorded_by uuid not null,
      lost_at timestamptz
    )`.execute(db);
  await sql`create unique index reader_card_number on reader_card (code_form(number))`.execute(db);
  await sql`create index reader_card_of on reader_card (user_id, recorded_at)`.execute(db);
  await sql`
    create or replace function next_card_number() returns text language plpgsql volatile as $$
    declare
      candidate text;
      taken boolean;
    begin
      loop
        candidate := 'R' || nextval('card_number');
        execute 'select exists (select from users where code_form(card_number) = code_form($1) and deleted_at is null)
            or exists (select from reader_card where code_form(number) = code_form($1))'
          into taken using candidate;
        exit when not taken;
      end loop;
      return candidate;
    end $$`.execute(db);
}

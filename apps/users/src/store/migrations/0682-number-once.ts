import { sql, type Kysely } from 'kysely';

/**
 * A new reader's number is claimed as the desk's are (`claimNumber`): a card that is being given out at this moment, and is not
 * committed yet, is passed over too. As in 0310-next-card, the queries are planned each time.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function next_card_number() returns text language plpgsql volatile as $$
    declare
      candidate text;
      taken boolean;
    begin
      loop
        candidate := 'R' || nextval('card_number');
        perform pg_advisory_xact_lock(hashtextextended('card ' || code_form(candidate), 0));
        execute 'select exists (select from users where code_form(card_number) = code_form($1) and deleted_at is null)
            or exists (select from reader_card where code_form(number) = code_form($1))'
          into taken using candidate;
        exit when not taken;
      end loop;
      return candidate;
    end $$`.execute(db);
}

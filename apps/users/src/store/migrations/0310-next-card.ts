import { sql, type Kysely } from 'kysely';

/**
 * The numbers of the sequence that a card which was printed elsewhere already has are passed over. The query is planned each
 * time: a function keeps its plans, and one that was made while there were few readers reads them all for each that comes after.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function next_card_number() returns text language plpgsql volatile as $$
    declare
      candidate text;
      taken boolean;
    begin
      loop
        candidate := 'R' || nextval('card_number');
        execute 'select exists (select from users where code_form(card_number) = code_form($1) and deleted_at is null)'
          into taken using candidate;
        exit when not taken;
      end loop;
      return candidate;
    end $$`.execute(db);
  await sql`alter table users alter column card_number set default next_card_number()`.execute(db);
}

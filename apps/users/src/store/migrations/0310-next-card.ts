import { sql, type Kysely } from 'kysely';

/** The numbers of the sequence that a card which was printed elsewhere already has are passed over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function next_card_number() returns text language plpgsql volatile as $$
    declare
      candidate text;
    begin
      loop
        candidate := 'R' || nextval('card_number');
        exit when not exists (
          select from users where code_form(users.card_number) = code_form(candidate) and deleted_at is null);
      end loop;
      return candidate;
    end $$`.execute(db);
  await sql`alter table users alter column card_number set default next_card_number()`.execute(db);
}

import { sql, type Kysely } from 'kysely';
import { createCodeForm } from '#postgres/code-form.ts';

/** The numbers of the sequence are compared as barcodes are, and have more than eight digits after the first 99,999,999. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCodeForm(db);
  await sql`
    create or replace function next_barcode() returns text language plpgsql volatile as $$
    declare
      number text;
      candidate text;
    begin
      loop
        number := nextval('barcode')::text;
        candidate := 'B' || lpad(number, greatest(8, length(number)), '0');
        exit when not exists (select from copy where code_form(copy.barcode) = code_form(candidate));
      end loop;
      return candidate;
    end $$`.execute(db);
}

import { sql, type Kysely } from 'kysely';

/** The numbers of the sequence that a copy with a barcode of its own already has are passed over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function next_barcode() returns text language plpgsql volatile as $$
    declare
      candidate text;
    begin
      loop
        candidate := 'B' || lpad(nextval('barcode')::text, 8, '0');
        exit when not exists (select from copy where copy.barcode = candidate);
      end loop;
      return candidate;
    end $$`.execute(db);
  await sql`alter table copy alter column barcode set default next_barcode()`.execute(db);
}

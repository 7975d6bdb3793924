import { sql, type Kysely } from 'kysely';
import { createSearchForm } from '#postgres/search-form.ts';

/** Authors are compared without accents, punctuation and the order of their names; for the previous release's entries, too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSearchForm(db);
  await sql`
    create function author_key(name text) returns text language sql immutable parallel safe
    return coalesce((names_in(name))[1], lower(name))`.execute(db);
  await sql`
    create function write_author_key() returns trigger language plpgsql as $$
    begin
      new.author_key := author_key(new.author);
      return new;
    end $$`.execute(db);
  await sql`
    create trigger author_key before insert on waiting_entry
    for each row when (new.kind = 'author') execute function write_author_key()`.execute(db);
}

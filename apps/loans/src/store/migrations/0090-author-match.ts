import { sql, type Kysely } from 'kysely';
import { createSearchForm } from '#postgres/search-form.ts';

/**
 * Authors are matched without accents, punctuation and the order of their names. A trigger writes it, for instances of the
 * previous release too; theirs, `author_key`, goes when none of them is left.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSearchForm(db);
  await sql`
    create function author_match(name text) returns text language sql immutable parallel safe
    return coalesce((names_in(name))[1], lower(name))`.execute(db);
  await sql`alter table waiting_entry add column author_match text`.execute(db);
  await sql`
    create function write_author_match() returns trigger language plpgsql as $$
    begin
      new.author_match := author_match(new.author);
      new.author_key := coalesce(new.author_key, new.author_match);
      return new;
    end $$`.execute(db);
  await sql`
    create trigger author_match before insert on waiting_entry
    for each row when (new.kind = 'author') execute function write_author_match()`.execute(db);
}

import { sql, type Kysely } from 'kysely';
import { createSearchForm } from '#postgres/search-form.ts';

/**
 * What books are found and sorted by, without punctuation, accents and articles. A trigger writes it, for instances of the
 * previous release too; theirs, `words`, `author_keys` and the index book_by_title, go when none of them is left.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSearchForm(db);
  // Words in Latin letters have English stems in this configuration, others Russian ones.
  await sql`
    create function book_search_words(title text, author text, description text) returns tsvector
    language sql immutable parallel safe
    return setweight(to_tsvector('russian', search_text(title)), 'A') ||
      setweight(to_tsvector('simple', search_text(title)), 'A') ||
      setweight(to_tsvector('russian', search_text(author)), 'B') ||
      setweight(to_tsvector('simple', search_text(author)), 'B') ||
      setweight(to_tsvector('russian', search_text(description)), 'D')`.execute(db);
  // Numbers in titles count as numbers.
  await sql`create collation catalogue_order (provider = icu, locale = 'ru-u-kn-true')`.execute(db);
  await sql`
    create function sort_title(title text, language text) returns text language sql immutable parallel safe
    return "left"(coalesce(nullif(regexp_replace(
      regexp_replace(title, '^[^[:alnum:]]+', ''),
      case
        when coalesce(language, 'en') in ('en', 'eng') then '^(the|an?)\\s+(?=\\S)'
        when language in ('fr', 'fra', 'fre') then '^((les?|la|une?|des)\\s+|l[''’])(?=\\S)'
        when language in ('de', 'deu', 'ger') then '^(der|die|das|eine?)\\s+(?=\\S)'
        when language in ('es', 'spa') then '^(el|la|los|las|una?)\\s+(?=\\S)'
        when language in ('it', 'ita') then '^((il|lo|la|i|gli|le|una?|uno)\\s+|l[''’])(?=\\S)'
        else '^(?!)'
      end,
      '', 'i'
    ), ''), title), 300)`.execute(db);

  await sql`
    alter table book
      add column search_words tsvector,
      add column author_names text[],
      alter column author_keys set default '{}'`.execute(db);
  await sql`
    create function write_book_search() returns trigger language plpgsql as $$
    begin
      new.search_words := book_search_words(new.title, new.author, new.description);
      new.author_names := names_in(new.author);
      return new;
    end $$`.execute(db);
  await sql`
    create trigger book_search before insert or update of title, author, description on book
    for each row execute function write_book_search()`.execute(db);
}

import { sql, type Kysely } from 'kysely';

/**
 * For a migration of a service that is asked for words: functions that say in which form text is compared, for what is
 * stored and for what is typed. They are SQL, so that triggers and indexes use them too.
 *
 * - `search_form(text)`: words of letters and digits, divided by single blanks; without case, accents, ё, stress marks and
 *   punctuation; letters that only look otherwise (ﬁ, ², full width) as the ordinary ones. й stays a letter of its own.
 *   `C++` and `C#` keep what makes them names.
 * - `search_text(text)`: the same, and once more with words joined that a sign divides, as some will type them: spider-man
 *   and spiderman, J. R. R. and jrr.
 * - `names_in(text)`: the names in a list that semicolons divide, each with its words in one order, so that «Толстой, Лев»
 *   is Лев Толстой; the first 300 characters, for which an entry of an index has room.
 */
export async function createSearchForm(db: Kysely<unknown>): Promise<void> {
  // Letters that do not come apart into a letter and an accent.
  const unaccented = { from: 'øłđħı', to: 'oldhi' };
  // U+0306 makes и into й. The others are marks above and below letters, of Latin, Greek, Cyrillic, Hebrew and Arabic.
  const marks = '(?<!и)\\u0306|[\\u0300-\\u0305\\u0307-\\u036f\\u0591-\\u05c7\\u064b-\\u065f]';
  // In Indic, Thai and Tibetan words, signs that are no letters belong to the word.
  const noWord = '[^[:alnum:]\\u0900-\\u0fff]+';
  await sql`
    create or replace function search_form(text text) returns text language sql immutable parallel safe
    return btrim(regexp_replace(
      translate(
        replace(replace(replace(
          normalize(
            regexp_replace(
              regexp_replace(
                regexp_replace(lower(normalize(replace(text, '№', ' '), NFKD)), '([[:alpha:]])\\+\\+', '\\1plusplus', 'g'),
                '([[:alpha:]])#', '\\1sharp', 'g'
              ),
              ${sql.lit(marks)}, '', 'g'
            ),
            NFC
          ),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        ${sql.lit(unaccented.from)}, ${sql.lit(unaccented.to)}
      ),
      ${sql.lit(noWord)}, ' ', 'g'
    ))`.execute(db);
  const betweenInitials = '(?<=\\m[[:alpha:]]\\.)\\s+(?=[[:alpha:]]\\.)';
  const withinWords = `(?<=[[:alnum:]])['’ʼ‘\`´.‐‑-]+(?=[[:alnum:]])`;
  await sql`
    create or replace function search_text(text text) returns text language sql immutable parallel safe
    return search_form(text) || ' ' || search_form(
      regexp_replace(regexp_replace(text, ${sql.lit(betweenInitials)}, '', 'g'), ${sql.lit(withinWords)}, '', 'g')
    )`.execute(db);
  await sql`
    create or replace function names_in(text text) returns text[] language sql immutable parallel safe
    return array(
      select distinct "left"(array_to_string(array(
        select word from string_to_table(search_form(name), ' ') as word order by word collate "C"
      ), ' '), 300)
      from string_to_table(text, ';') as name
      where search_form(name) <> ''
    )`.execute(db);
}

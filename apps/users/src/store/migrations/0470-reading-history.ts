import { sql, type Kysely } from 'kysely';

/**
 * How long it is known what users have read, as they choose. Of a loan that is nobody's any more, a row without anything is
 * left, so that an old event about it brings nothing back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table users add column reading_history text not null default 'legal'
      check (reading_history in ('none', 'legal', 'always'))`.execute(db);
  await sql`
    alter table reader_loan
      alter column reader_id drop not null,
      alter column book_id drop not null,
      alter column title drop not null,
      alter column issued_at drop not null,
      alter column due_date drop not null`.execute(db);
}

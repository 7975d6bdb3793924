import { sql, type Kysely } from 'kysely';

/** How long it is known what readers have read, as they choose. The previous release knows of no choice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table reader
      add column history text not null default 'legal' check (history in ('none', 'legal', 'always')),
      add column history_version int not null default 0`.execute(db);
}

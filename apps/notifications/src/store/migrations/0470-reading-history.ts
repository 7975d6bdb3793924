import { sql, type Kysely } from 'kysely';

/** How long it is known what users have read, as they choose; whoever has chosen nothing is not in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table history_choice (
      user_id uuid primary key,
      choice text not null check (choice in ('none', 'legal', 'always')),
      account_version int not null
    )`.execute(db);
  await sql`create index history_choice_none on history_choice (user_id) where choice = 'none'`.execute(db);
}

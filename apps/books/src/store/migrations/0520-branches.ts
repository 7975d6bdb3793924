import { sql, type Kysely } from 'kysely';

/** What loans has said of the branches. `main` is there from the beginning, as in loans; a removed one keeps its version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table branch (
      id text primary key,
      name text,
      version int not null
    )`.execute(db);
  await sql`insert into branch (id, name, version) values ('main', 'Библиотека', 1)`.execute(db);
}

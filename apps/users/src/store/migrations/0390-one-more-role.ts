import { sql, type Kysely } from 'kysely';

/** Branch managers are a role of their own. What the table has already satisfied a stricter check. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table users
      drop constraint users_role_check,
      add constraint users_role_check check (role in ('reader', 'librarian', 'branch_manager', 'admin')) not valid`.execute(
    db,
  );
}

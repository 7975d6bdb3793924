import { sql, type Kysely } from 'kysely';

/** A notice to an unknown recipient is not due, and keeps the command from which it will be written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table delivery alter column due_at drop not null, add column command jsonb`.execute(db);
  await sql`create index delivery_waiting on delivery (user_id) where status = 'queued' and due_at is null`.execute(db);
}

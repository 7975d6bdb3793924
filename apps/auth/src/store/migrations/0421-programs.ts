import { sql, type Kysely } from 'kysely';

/** Client systems and self-check machines, which get tokens for a secret. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table program (
      id uuid primary key,
      name text not null,
      role text not null,
      secret_hash bytea,
      secret_given_at timestamptz,
      session_id uuid not null,
      created_at timestamptz not null
    )`.execute(db);
}

import { sql, type Kysely } from 'kysely';

/**
 * Since when the library knows that somebody is who they say: they have confirmed their address, or somebody has seen them at
 * the desk. It knows who was a reader before, and for the previous release everybody.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column verified_at timestamptz default now(), add column verified_by uuid`.execute(
    db,
  );
}

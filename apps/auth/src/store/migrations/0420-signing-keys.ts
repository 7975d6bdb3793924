import { sql, type Kysely } from 'kysely';

/** The keys that sign access tokens. Those of the previous release, which are secrets, are taken over at the start. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table signing_key (
      kid text primary key,
      public_jwk jsonb not null,
      sealed_key bytea,
      created_at timestamptz not null,
      signs_from timestamptz,
      signs_until timestamptz,
      revoked_at timestamptz
    )`.execute(db);
  await sql`create index on signing_key (signs_until)`.execute(db);
}

import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** How far the erasures of deleted accounts are: which service has confirmed them, and the receipts by which they are followed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table if not exists erasure_receipt (
      user_id uuid primary key,
      hash bytea not null unique,
      given_at timestamptz not null
    )`.execute(db);
  await sql`create index if not exists erasure_receipt_given on erasure_receipt (given_at)`.execute(db);
  await sql`
    create table if not exists erasure (
      user_id uuid primary key,
      erased_at timestamptz not null,
      completed_at timestamptz
    )`.execute(db);
  await sql`create index if not exists erasure_completed on erasure (completed_at)`.execute(db);
  await sql`
    create table if not exists erasure_part (
      user_id uuid not null references erasure on delete cascade,
      app text not null,
      in_vain int not null default 0,
      ask_at timestamptz not null,
      still_left text[],
      kept jsonb,
      confirmed_at timestamptz,
      primary key (user_id, app)
    )`.execute(db);
  await sql`
    create index if not exists erasure_part_waiting on erasure_part (app, ask_at) where confirmed_at is null`.execute(
    db,
  );
  // By which the erasures begin of whoever was deleted, by whatever release.
  await createIndexConcurrently(db, 'users_deleted', sql`users (deleted_at) where deleted_at is not null`);
}

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table recipient (
      user_id uuid primary key,
      email text,
      full_name text,
      language text,
      version int not null
    )`.execute(db);
  await sql`
    create table delivery (
      id uuid primary key,
      user_id uuid not null,
      type text not null,
      channel text not null check (channel in ('email')),
      address text,
      subject text not null,
      html text,
      status text not null default 'queued' check (status in ('queued', 'sent', 'failed')),
      attempts int not null default 0,
      due_at timestamptz not null default now(),
      created_at timestamptz not null default now(),
      sent_at timestamptz
    )`.execute(db);
  await sql`create index on delivery (due_at) where status = 'queued'`.execute(db);
  await sql`create index on delivery (user_id, created_at desc, id desc)`.execute(db);
}

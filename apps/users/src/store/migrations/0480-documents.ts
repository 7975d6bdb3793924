import { sql, type Kysely } from 'kysely';

/**
 * What readers agree to, by version, and who has agreed to which. Neither is ever changed; agreements are erased with the
 * account.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table document (
      kind text not null check (kind in ('terms', 'personal_data')),
      version integer not null check (version >= 1),
      text_ru text not null,
      text_en text not null,
      required_from date,
      published_at timestamptz not null default now(),
      primary key (kind, version)
    )`.execute(db);
  await sql`
    create table agreement (
      user_id uuid not null,
      kind text not null,
      version integer not null,
      agreed_at timestamptz not null default now(),
      recorded_by uuid,
      primary key (user_id, kind, version),
      foreign key (kind, version) references document (kind, version)
    )`.execute(db);
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'a row of % is never changed', tg_table_name;
    end $$`.execute(db);
  await sql`
    create trigger document_as_published before update or delete on document
    for each row execute function refuse_change()`.execute(db);
  await sql`
    create trigger agreement_as_given before update on agreement
    for each row execute function refuse_change()`.execute(db);
}

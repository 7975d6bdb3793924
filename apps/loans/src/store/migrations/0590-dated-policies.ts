import { sql, type Kysely } from 'kysely';

const TERMS = [
  'loan_days',
  'renewal_days',
  'max_renewals',
  'fine_per_day_minor',
  'fine_cap_minor',
  'grace_days',
  'closed_days',
  'fines_count_closed_days',
];
const columns = TERMS.join(', ');
const from = (row: string) => TERMS.map((column) => `${row}.${column}`).join(', ');
const excluded = TERMS.map((column) => `${column} = excluded.${column}`).join(', ');

/**
 * The rows of the policy table have a branch, too, and apply from a day on. What one was before stays. Without terms, there is
 * no such row from then on. The previous release knows the rows of any branch that are in force, and nothing else:
 * triggers tell it of those, and this one of what it changes, until it is gone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table policy_version (
      patron_category text not null,
      material text not null,
      branch_id text not null default '*',
      valid_from date not null default '0001-01-01',
      loan_days int, renewal_days int, max_renewals int,
      fine_per_day_minor int, fine_cap_minor int, grace_days int,
      closed_days text check (closed_days in ('keep', 'previous_open_day', 'next_open_day')),
      fines_count_closed_days boolean,
      fixed_due_date date,
      fixed_due_rule text check (fixed_due_rule in ('on', 'not_after', 'not_before')),
      primary key (patron_category, material, branch_id, valid_from),
      check ((fixed_due_date is null) = (fixed_due_rule is null)),
      check (num_nulls(${sql.raw(columns)}) in (0, ${sql.raw(String(TERMS.length))}))
    )`.execute(db);
  await sql`
    insert into policy_version (patron_category, material, ${sql.raw(columns)})
    select patron_category, material, ${sql.raw(columns)} from lending_policy`.execute(db);
  await sql`alter table loan
    add column material text,
    add column fixed_due_date date,
    add column fixed_due_rule text`.execute(db);

  await sql`
    create function policy_of_previous_release() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        delete from policy_version
        where patron_category = old.patron_category and material = old.material and branch_id = '*';
        return null;
      end if;
      insert into policy_version (patron_category, material, valid_from, ${sql.raw(columns)})
      select new.patron_category, new.material,
        coalesce(
          (select max(valid_from) from policy_version
           where patron_category = new.patron_category and material = new.material and branch_id = '*'
             and valid_from <= current_date + 1),
          '0001-01-01'),
        ${sql.raw(from('new'))}
      on conflict (patron_category, material, branch_id, valid_from) do update set ${sql.raw(excluded)};
      return null;
    end $$`.execute(db);
  await sql`
    create trigger policy_changed_by_previous_release after insert or update or delete on lending_policy
    for each row when (pg_trigger_depth() = 0) execute function policy_of_previous_release()`.execute(db);
  await sql`
    create function policy_for_previous_release() returns trigger language plpgsql as $$
    begin
      if new.loan_days is null then
        delete from lending_policy where patron_category = new.patron_category and material = new.material;
        return null;
      end if;
      insert into lending_policy (patron_category, material, ${sql.raw(columns)})
      values (new.patron_category, new.material, ${sql.raw(from('new'))})
      on conflict (patron_category, material) do update set ${sql.raw(excluded)};
      return null;
    end $$`.execute(db);
  await sql`
    create trigger policy_changed_for_previous_release after insert or update on policy_version
    for each row when (pg_trigger_depth() = 0 and new.branch_id = '*' and new.valid_from <= current_date + 1)
    execute function policy_for_previous_release()`.execute(db);
}

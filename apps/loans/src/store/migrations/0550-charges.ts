import { sql, type Kysely } from 'kysely';

/**
 * A fine becomes one kind of charge, and what was done about it an entry of the ledger. The previous release goes on with
 * the overdue fines as `fine`, each of its loan; what it settles there becomes an entry at once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table fine rename to charge`.execute(db);
  await sql`alter table charge rename column loan_id to overdue_loan_id`.execute(db);
  await sql`
    alter table charge
      alter column overdue_loan_id drop not null,
      alter column title drop not null,
      alter column days_overdue drop not null,
      add column kind text not null default 'overdue'
        check (kind in ('overdue', 'lost', 'processing', 'damage', 'membership', 'manual')),
      add column loan_id uuid references loan,
      add column paid_minor int not null default 0 check (paid_minor >= 0),
      add column waived_minor int not null default 0 check (waived_minor >= 0),
      add column charged_at timestamptz,
      add column charged_by uuid,
      drop constraint fine_status_check,
      add constraint charge_status check (status in ('growing', 'owed', 'paid', 'waived', 'cancelled')),
      add constraint charge_of_a_loan check ((kind = 'overdue') = (overdue_loan_id is not null)),
      add constraint charge_settles_no_more check (paid_minor + waived_minor <= amount_minor)`.execute(db);
  await sql`
    create table charge_entry (
      id uuid primary key,
      charge_id uuid not null references charge,
      kind text not null check (kind in ('payment', 'waiver', 'refund', 'cancellation')),
      amount_minor int not null check (amount_minor > 0),
      method text check (method in ('cash', 'card', 'transfer', 'online', 'machine')),
      at timestamptz not null,
      by uuid,
      comment text
    )`.execute(db);
  await sql`create index on charge_entry (charge_id, id)`.execute(db);

  await sql`
    create view fine as
    select id, overdue_loan_id as loan_id, reader_id, title, amount_minor, currency, days_overdue, status, settled_at,
      settled_by, comment
    from charge where kind = 'overdue'`.execute(db);
  await sql`
    create function enter_settlement() returns trigger language plpgsql as $$
    declare
      rest int := new.amount_minor - new.paid_minor - new.waived_minor;
    begin
      insert into charge_entry (id, charge_id, kind, amount_minor, at, by, comment)
      values (gen_random_uuid(), new.id, case new.status when 'paid' then 'payment' else 'waiver' end, rest,
        new.settled_at, new.settled_by, new.comment);
      new.paid_minor := new.paid_minor + case new.status when 'paid' then rest else 0 end;
      new.waived_minor := new.waived_minor + case new.status when 'paid' then 0 else rest end;
      new.settled_by := null;
      new.comment := old.comment;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger fine_settled_by_previous_release before update of status on charge for each row
    when (new.settled_by is not null and new.status in ('paid', 'waived')
      and new.paid_minor + new.waived_minor < new.amount_minor)
    execute function enter_settlement()`.execute(db);
}

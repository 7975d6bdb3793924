import { sql, type Kysely } from 'kysely';
import { byBatches } from '#postgres/migrate.ts';

export const outsideTransaction = true;

const BATCH = 5_000;

/** Gives fines that were paid or waived before there was a ledger (0550) their entry, while the desk works. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await byBatches((after) => enterSettlements(db, after));
}

/** @returns the last fine of the batch, or none after the last batch. */
async function enterSettlements(db: Kysely<unknown>, after: string): Promise<string | null | undefined> {
  const { rows } = await sql<{ last: string | null }>`
    with page as (
      select id, amount_minor, status, settled_at, settled_by, comment from charge
      where status in ('paid', 'waived') and paid_minor + waived_minor = 0 and amount_minor > 0 and id > ${after}
      order by id limit ${BATCH} for update
    ), entered as (
      insert into charge_entry (id, charge_id, kind, amount_minor, at, by, comment)
      select gen_random_uuid(), id, case status when 'paid' then 'payment' else 'waiver' end, amount_minor,
        coalesce(settled_at, now()), settled_by, comment
      from page
    ), summed as (
      update charge set
        paid_minor = case page.status when 'paid' then page.amount_minor else 0 end,
        waived_minor = case page.status when 'paid' then 0 else page.amount_minor end,
        settled_by = null,
        comment = null
      from page where charge.id = page.id
    )
    select max(id::text) as last from page`.execute(db);
  return rows[0]?.last;
}

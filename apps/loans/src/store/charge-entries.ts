import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { ChargeEntryTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

const entryOf = ({ charge_id, amount_minor, till_id, branch_id, ...row }: ChargeEntryTable): LedgerEntry => ({
  ...row,
  chargeId: charge_id,
  amountMinor: amount_minor,
  tillId: till_id,
  branchId: branch_id,
});

export async function insertEntry(tx: Transaction<Tables>, entry: Omit<LedgerEntry, 'id'>): Promise<void> {
  const { chargeId, amountMinor, tillId, branchId, ...rest } = entry;
  await tx
    .insertInto('charge_entry')
    .values({
      id: uuidv7(),
      charge_id: chargeId,
      amount_minor: amountMinor,
      till_id: tillId,
      branch_id: branchId,
      ...rest,
    })
    .execute();
}

/** Of a charge no more are shown: each is something that somebody did. */
const MOST_SHOWN = 100;

/** The entries of these charges, the oldest first; of one with very many, the latest. */
export async function entriesOf(db: Db, chargeIds: readonly string[]): Promise<LedgerEntry[]> {
  const { rows } = await sql<ChargeEntryTable>`
    select entry.*
    from unnest(${chargeIds}::uuid[]) as listed (id) cross join lateral (
      select * from charge_entry where charge_id = listed.id order by id desc limit ${MOST_SHOWN}
    ) entry
    order by entry.at, entry.id`.execute(db);
  return rows.map(entryOf);
}

/** What is owed and was paid stays known, but not by whom; what was said of it may tell. */
export async function forgetReaderOfCharges(tx: Transaction<Tables>, which: RawBuilder<boolean>): Promise<void> {
  await sql`
    with forgotten as (update charge set reader_id = null, comment = null where ${which} returning id)
    update charge_entry set comment = null from forgotten
    where charge_id = forgotten.id and charge_entry.comment is not null`.execute(tx);
}

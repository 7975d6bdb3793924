import { sql, type Kysely, type Transaction } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { ChargeKind, PaymentMethod } from '../domain/charge.ts';
import type { Closing, Taking, Till } from '../domain/till.ts';
import type { Tables, TillTable } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

const closingOf = ({ closed_at, closed_by, counted_minor, comment }: TillTable): Closing | null =>
  closed_at === null || closed_by === null || counted_minor === null
    ? null
    : { at: closed_at, by: closed_by, countedMinor: counted_minor, comment };

const tillOf = (row: TillTable): Till => ({
  id: row.id,
  branchId: row.branch_id,
  name: row.name,
  floatMinor: row.float_minor,
  openedAt: row.opened_at,
  openedBy: row.opened_by,
  closed: closingOf(row),
});

/** @returns nothing if one of that name is open at the branch */
export async function insertTill(
  tx: Transaction<Tables>,
  { id, branchId, name, floatMinor, openedAt, openedBy }: Omit<Till, 'closed'>,
): Promise<Till | undefined> {
  const row = await tx
    .insertInto('till')
    .values({
      id,
      branch_id: branchId,
      name,
      float_minor: floatMinor,
      opened_at: openedAt,
      opened_by: openedBy,
      closed_at: null,
      closed_by: null,
      counted_minor: null,
      comment: null,
    })
    .onConflict((conflict) => conflict.columns(['branch_id', 'name']).where('closed_at', 'is', null).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && tillOf(row);
}

export async function closeTill(
  tx: Transaction<Tables>,
  id: string,
  { at, by, countedMinor, comment }: Closing,
): Promise<Till> {
  const row = await tx
    .updateTable('till')
    .set({ closed_at: at, closed_by: by, counted_minor: countedMinor, comment })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return tillOf(row);
}

/** Of how many something is taken at once: all but who closes it, or gives back what is in it. */
export type TillLock = 'shared' | 'alone';

export async function lockTill(tx: Transaction<Tables>, id: string, lock: TillLock): Promise<Till | undefined> {
  const found = tx.selectFrom('till').selectAll().where('id', '=', id);
  const row = await (lock === 'shared' ? found.forShare() : found.forUpdate()).executeTakeFirst();
  return row && tillOf(row);
}

/** More desks than any branch has. */
const MOST_OPEN = 100;

/** The tills that are open at a branch, none of which is closed until the transaction ends. */
export async function lockOpenTills(tx: Transaction<Tables>, branchId: string, lock: TillLock): Promise<Till[]> {
  const open = tx
    .selectFrom('till')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .limit(MOST_OPEN);
  return (await (lock === 'shared' ? open.forShare() : open.forUpdate()).execute()).map(tillOf);
}

export async function hasOpenTill(db: Db, branchId: string): Promise<boolean> {
  const open = await db
    .selectFrom('till')
    .select('id')
    .where('branch_id', '=', branchId)
    .where('closed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}

export async function findTill(db: Db, id: string): Promise<Till | undefined> {
  const row = await db.selectFrom('till').selectAll().where('id', '=', id).executeTakeFirst();
  return row && tillOf(row);
}

export type TillStatus = 'open' | 'closed' | 'all';

type ListedTills = {
  branchId: string | undefined;
  status: TillStatus;
  after: [id: string] | undefined;
  limit: number;
};

/** The newest first. */
export async function listTills(db: Db, { branchId, status, after, limit }: ListedTills): Promise<Till[]> {
  let query = db.selectFrom('till').selectAll().orderBy('id', 'desc').limit(limit);
  if (branchId !== undefined) query = query.where('branch_id', '=', branchId);
  if (status !== 'all') query = query.where('closed_at', status === 'open' ? 'is' : 'is not', null);
  if (after) query = query.where('id', '<', after[0]);
  return (await query.execute()).map(tillOf);
}

/** What came in and went out at tills, summed by kind and method. */
export async function takingsOf(db: Db, tillIds: readonly string[]): Promise<(Taking & { tillId: string })[]> {
  const { rows } = await sql<Taking & { tillId: string }>`
    select till_id as "tillId", kind, method, sum(amount_minor)::bigint as "amountMinor" from charge_entry
    where till_id = any(${tillIds}::uuid[]) and kind in ('payment', 'refund') and method is not null
    group by till_id, kind, method`.execute(db);
  return rows;
}

export type TillEntry = {
  id: string;
  at: Date;
  at_text: string;
  kind: Taking['kind'];
  method: PaymentMethod | null;
  amountMinor: number;
  currency: string;
  by: string | null;
  chargeId: string;
  chargeKind: ChargeKind;
};

/** What was taken at a till, the oldest first. */
export async function tillEntries(
  db: Db,
  tillId: string,
  { after, limit }: { after: [at: string, id: string] | undefined; limit: number },
): Promise<TillEntry[]> {
  const beyond = after ? sql`and (entry.at, entry.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  const { rows } = await sql<TillEntry>`
    select entry.id, entry.at, ${instantText('entry.at')} as at_text, entry.kind, entry.method,
      entry.amount_minor as "amountMinor", charge.currency, entry.by, charge.id as "chargeId", charge.kind as "chargeKind"
    from charge_entry entry join charge on charge.id = entry.charge_id
    where entry.till_id = ${tillId} and entry.kind in ('payment', 'refund') ${beyond}
    order by entry.at, entry.id
    limit ${limit}`.execute(db);
  return rows;
}

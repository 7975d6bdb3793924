import type { Batch } from '#platform/due-rows.ts';
import { instantText } from '#postgres/instant.ts';
import { sql, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Charge, ChargeStatus } from '../domain/charge.ts';
import type { ChargeTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

type ChargeRow = Omit<ChargeTable, 'kind' | 'paid_minor' | 'waived_minor' | 'charged_by'> & {
  kind: Charge['kind'];
  paid_minor: number;
  waived_minor: number;
};

export const chargeOf = (row: ChargeRow): Charge => ({
  id: row.id,
  kind: row.kind,
  loanId: row.overdue_loan_id ?? row.loan_id,
  readerId: row.reader_id,
  title: row.title,
  comment: row.comment,
  amountMinor: row.amount_minor,
  paidMinor: row.paid_minor,
  waivedMinor: row.waived_minor,
  currency: row.currency,
  daysOverdue: row.days_overdue,
  status: row.status === 'growing' ? 'accruing' : row.status,
  chargedAt: row.charged_at,
  settledAt: row.settled_at,
});

const stored = (status: ChargeStatus): ChargeTable['status'] => (status === 'accruing' ? 'growing' : status);

/** Which of a reader's charges: those that count towards what they owe, or all. */
export type ChargesListed = 'open' | 'all';

export type ListedCharges = {
  readerId: string;
  status: ChargesListed;
  after: [id: string] | undefined;
  limit: number;
};

/** The newest first. */
export async function listCharges(db: Db, { readerId, status, after, limit }: ListedCharges): Promise<Charge[]> {
  let query = db.selectFrom('charge').selectAll().where('reader_id', '=', readerId).orderBy('id', 'desc').limit(limit);
  if (status === 'open') query = query.where('status', 'in', ['growing', 'owed']);
  if (after) query = query.where('id', '<', after[0]);
  return (await query.execute()).map(chargeOf);
}

export async function lockCharge(tx: Transaction<Tables>, id: string): Promise<Charge | undefined> {
  const row = await tx.selectFrom('charge').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && chargeOf(row);
}

/** The overdue fine of a loan, if there is one. */
export async function lockFineOf(tx: Transaction<Tables>, loanId: string): Promise<Charge | undefined> {
  const row = await tx
    .selectFrom('charge')
    .selectAll()
    .where('overdue_loan_id', '=', loanId)
    .forUpdate()
    .executeTakeFirst();
  return row && chargeOf(row);
}

/** What was charged because the copy of a loan was lost, the oldest first. */
export async function lockChargesOfLoss(tx: Transaction<Tables>, loanId: string): Promise<Charge[]> {
  const rows = await tx
    .selectFrom('charge')
    .selectAll()
    .where('loan_id', '=', loanId)
    .where('kind', 'in', ['lost', 'processing'])
    .where('status', '<>', 'cancelled')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(chargeOf);
}

/** What was charged because the copy of a loan came back damaged, unless that was an error. */
export async function damageChargedFor(tx: Transaction<Tables>, loanId: string): Promise<number | undefined> {
  const charged = await tx
    .selectFrom('charge')
    .select('amount_minor')
    .where('loan_id', '=', loanId)
    .where('kind', '=', 'damage')
    .where('status', '<>', 'cancelled')
    .limit(1)
    .executeTakeFirst();
  return charged?.amount_minor;
}

/** These charges, the oldest first; without those that are none. */
export async function lockCharges(tx: Transaction<Tables>, ids: readonly string[]): Promise<Charge[]> {
  const { rows } = await sql<ChargeRow>`
    select * from charge where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
  return rows.map(chargeOf);
}

/** What a reader owes and may pay, the oldest first. */
export async function lockOwed(tx: Transaction<Tables>, readerId: string): Promise<Charge[]> {
  const rows = await tx
    .selectFrom('charge')
    .selectAll()
    .where('reader_id', '=', readerId)
    .where('status', '=', 'owed')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(chargeOf);
}

/** Any charge but an overdue fine, which `putFines` sets. */
export type NewCharge = Pick<Charge, 'id' | 'loanId' | 'title' | 'comment' | 'amountMinor' | 'currency'> & {
  kind: Exclude<Charge['kind'], 'overdue'>;
  readerId: string;
  at: Date;
  by: string | null;
};

export async function insertCharges(tx: Transaction<Tables>, charges: readonly NewCharge[]): Promise<Charge[]> {
  if (charges.length === 0) return [];
  const { rows } = await sql<ChargeRow>`
    insert into charge (id, kind, loan_id, reader_id, title, amount_minor, currency, status, charged_at, charged_by, comment)
    select id, kind, loan_id, reader_id, title, amount_minor, currency, 'owed', charged_at, charged_by, comment
    from unnest(
      ${charges.map(({ id }) => id)}::uuid[],
      ${charges.map(({ kind }) => kind)}::text[],
      ${charges.map(({ loanId }) => loanId)}::uuid[],
      ${charges.map(({ readerId }) => readerId)}::uuid[],
      ${charges.map(({ title }) => title)}::text[],
      ${charges.map(({ amountMinor }) => amountMinor)}::int[],
      ${charges.map(({ currency }) => currency)}::text[],
      ${charges.map(({ at }) => at.toISOString())}::timestamptz[],
      ${charges.map(({ by }) => by)}::uuid[],
      ${charges.map(({ comment }) => comment)}::text[]
    ) as charged (id, kind, loan_id, reader_id, title, amount_minor, currency, charged_at, charged_by, comment)
    returning *`.execute(tx);
  return rows.map(chargeOf);
}

/** Stores what entries have made of a charge. */
export async function putSums(
  tx: Transaction<Tables>,
  { id, paidMinor, waivedMinor, status }: Charge,
  settledAt: Date | null,
): Promise<Charge> {
  const row = await tx
    .updateTable('charge')
    .set({ paid_minor: paidMinor, waived_minor: waivedMinor, status: stored(status), settled_at: settledAt })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return chargeOf(row);
}

export type OverdueFine = {
  loan: { id: string; reader_id: string | null; title: string };
  amountMinor: number;
  daysOverdue: number;
};

/**
 * Sets the amounts of the fines of loans. One of which something is paid or waived, or that is settled, is not changed.
 *
 * @returns the readers of those that have changed.
 */
export async function putFines(
  tx: Transaction<Tables>,
  fines: readonly OverdueFine[],
  { status, currency, now }: { status: Extract<ChargeStatus, 'accruing' | 'owed'>; currency: string; now: Date },
): Promise<string[]> {
  if (fines.length === 0) return [];
  const { rows } = await sql<{ reader_id: string | null }>`
    insert into charge (id, overdue_loan_id, reader_id, title, amount_minor, currency, days_overdue, status, charged_at)
    select id, loan_id, reader_id, title, amount_minor, ${currency}, days_overdue, ${stored(status)}, ${now}
    from unnest(
      ${fines.map(() => uuidv7())}::uuid[],
      ${fines.map(({ loan }) => loan.id)}::uuid[],
      ${fines.map(({ loan }) => loan.reader_id)}::uuid[],
      ${fines.map(({ loan }) => loan.title)}::text[],
      ${fines.map(({ amountMinor }) => amountMinor)}::int[],
      ${fines.map(({ daysOverdue }) => daysOverdue)}::int[]
    ) as fined (id, loan_id, reader_id, title, amount_minor, days_overdue)
    on conflict (overdue_loan_id) do update
      set amount_minor = excluded.amount_minor, days_overdue = excluded.days_overdue, status = excluded.status
      where charge.status in ('growing', 'owed') and charge.paid_minor + charge.waived_minor = 0
        and (charge.amount_minor, charge.days_overdue, charge.status)
          is distinct from (excluded.amount_minor, excluded.days_overdue, excluded.status)
    returning reader_id`.execute(tx);
  return [...new Set(rows.flatMap(({ reader_id }) => reader_id ?? []))];
}

/**
 * Removes the fines that have accrued for loans which turn out to have been returned in time.
 *
 * @returns the readers who had one.
 */
export async function dropAccruing(tx: Transaction<Tables>, loanIds: readonly string[]): Promise<string[]> {
  if (loanIds.length === 0) return [];
  const { rows } = await sql<{ reader_id: string | null }>`
    delete from charge where overdue_loan_id = any(${loanIds}::uuid[]) and status = 'growing' returning reader_id`.execute(
    tx,
  );
  return [...new Set(rows.flatMap(({ reader_id }) => reader_id ?? []))];
}

export type SettledCharge = { id: string; settled_at_text: string };

/** Charges that no loan is behind, with their readers, that were settled before an instant, the oldest first; locked, but for what others have locked. */
export function takeSettledCharges(
  tx: Transaction<Tables>,
  before: Date,
  { after, limit, except }: Batch<SettledCharge>,
): Promise<SettledCharge[]> {
  let query = tx
    .selectFrom('charge')
    .select(['id', instantText('settled_at').as('settled_at_text')])
    .where('overdue_loan_id', 'is', null)
    .where('loan_id', 'is', null)
    .where('reader_id', 'is not', null)
    .where('settled_at', '<', before)
    .where(sql<boolean>`id <> all(${except}::uuid[])`)
    .orderBy('settled_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  if (after)
    query = query.where(sql<boolean>`(settled_at, id) > (${after.settled_at_text}::timestamptz, ${after.id}::uuid)`);
  return query.execute();
}

/** What the charges of a reader come to that are open. */
export const owedMinor = sql<number>`coalesce(sum(amount_minor - paid_minor - waived_minor), 0)`;

/** What a reader owes now. */
export async function balanceOf(db: Db, readerId: string): Promise<number> {
  const { owes } = await db
    .selectFrom('charge')
    .select(owedMinor.as('owes'))
    .where('reader_id', '=', readerId)
    .where('status', 'in', ['growing', 'owed'])
    .executeTakeFirstOrThrow();
  return owes;
}

export type Balance = { readerId: string; balanceMinor: number; version: number };

/**
 * What readers owe now, each with its next version number. Locks the readers until the transaction ends, in the order
 * of their ids, so that such transactions do not deadlock. The sums are read after locking, so a settlement that was
 * waited for counts.
 */
export async function nextBalances(tx: Transaction<Tables>, readerIds: readonly string[]): Promise<Balance[]> {
  if (readerIds.length === 0) return [];
  const { rows: readers } = await sql<{ id: string; version: number }>`
    insert into reader (id, balance_version)
    select id, 1 from unnest(${readerIds}::uuid[]) as id order by id
    on conflict (id) do update set balance_version = reader.balance_version + 1
    returning id, balance_version as version`.execute(tx);
  const { rows: sums } = await sql<{ reader_id: string; minor: number }>`
    select reader_id, ${owedMinor} as minor from charge
    where reader_id = any(${readerIds}::uuid[]) and status in ('growing', 'owed')
    group by reader_id`.execute(tx);
  const owed = new Map(sums.map(({ reader_id, minor }) => [reader_id, minor]));
  return readers.map(({ id, version }) => ({ readerId: id, balanceMinor: owed.get(id) ?? 0, version }));
}

/** The same for one reader. */
export async function nextBalance(tx: Transaction<Tables>, readerId: string): Promise<Balance> {
  const [balance] = await nextBalances(tx, [readerId]);
  if (!balance) throw new Error('each reader has a balance');
  return balance;
}

import { sql, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Fine, FineStatus } from '../domain/fine.ts';
import type { FineTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

type FineRow = Omit<FineTable, 'settled_by' | 'comment'>;

export const fineOf = (row: FineRow): Fine => ({
  id: row.id,
  loanId: row.loan_id,
  readerId: row.reader_id,
  title: row.title,
  amountMinor: row.amount_minor,
  currency: row.currency,
  daysOverdue: row.days_overdue,
  status: row.status === 'growing' ? 'accruing' : row.status,
  settledAt: row.settled_at,
});

const stored = (status: FineStatus): FineTable['status'] => (status === 'accruing' ? 'growing' : status);

export async function listFines(db: Db, readerId: string): Promise<Fine[]> {
  const rows = await db
    .selectFrom('fine')
    .selectAll()
    .where('reader_id', '=', readerId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(fineOf);
}

export async function lockFine(tx: Transaction<Tables>, id: string): Promise<Fine | undefined> {
  const row = await tx.selectFrom('fine').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && fineOf(row);
}

/** Sets the amount of a loan's fine. A settled fine is not changed. */
export async function putFine(tx: Transaction<Tables>, fine: Omit<Fine, 'id' | 'settledAt'>): Promise<void> {
  const row = {
    amount_minor: fine.amountMinor,
    days_overdue: fine.daysOverdue,
    status: stored(fine.status),
  };
  await tx
    .insertInto('fine')
    .values({
      id: uuidv7(),
      loan_id: fine.loanId,
      reader_id: fine.readerId,
      title: fine.title,
      currency: fine.currency,
      ...row,
      settled_at: null,
      settled_by: null,
      comment: null,
    })
    .onConflict((conflict) =>
      conflict.column('loan_id').doUpdateSet(row).where('fine.status', 'in', ['growing', 'owed']),
    )
    .execute();
}

export async function settle(
  tx: Transaction<Tables>,
  id: string,
  settlement: { status: 'paid' | 'waived'; settledAt: Date; settledBy: string; comment: string | null },
): Promise<Fine> {
  const { status, settledAt, settledBy, comment } = settlement;
  const row = await tx
    .updateTable('fine')
    .set({ status, settled_at: settledAt, settled_by: settledBy, comment })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return fineOf(row);
}

type Accrual = {
  loan: { id: string; reader_id: string | null; title: string };
  amountMinor: number;
  daysOverdue: number;
};

/**
 * Sets the amounts of the fines of books that are still out. A settled fine is not changed.
 *
 * @returns the readers whose balance has changed.
 */
export async function putAccruingFines(tx: Transaction<Tables>, fines: Accrual[], currency: string): Promise<string[]> {
  if (fines.length === 0) return [];
  const { rows } = await sql<{ reader_id: string | null }>`
    insert into fine (id, loan_id, reader_id, title, amount_minor, currency, days_overdue, status)
    select id, loan_id, reader_id, title, amount_minor, ${currency}, days_overdue, 'growing'
    from unnest(
      ${fines.map(() => uuidv7())}::uuid[],
      ${fines.map(({ loan }) => loan.id)}::uuid[],
      ${fines.map(({ loan }) => loan.reader_id)}::uuid[],
      ${fines.map(({ loan }) => loan.title)}::text[],
      ${fines.map(({ amountMinor }) => amountMinor)}::int[],
      ${fines.map(({ daysOverdue }) => daysOverdue)}::int[]
    ) as accrued (id, loan_id, reader_id, title, amount_minor, days_overdue)
    on conflict (loan_id) do update
      set amount_minor = excluded.amount_minor, days_overdue = excluded.days_overdue, status = excluded.status
      where fine.status in ('growing', 'owed')
        and (fine.amount_minor, fine.days_overdue, fine.status)
          is distinct from (excluded.amount_minor, excluded.days_overdue, excluded.status)
    returning reader_id`.execute(tx);
  return [...new Set(rows.flatMap(({ reader_id }) => reader_id ?? []))];
}

/**
 * Removes the fine that has accrued for a loan which turns out to have been returned in time.
 *
 * @returns whether there was one
 */
export async function dropAccruing(tx: Transaction<Tables>, loanId: string): Promise<boolean> {
  const dropped = await tx
    .deleteFrom('fine')
    .where('loan_id', '=', loanId)
    .where('status', '=', 'growing')
    .returning('id')
    .executeTakeFirst();
  return dropped !== undefined;
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
    select reader_id, sum(amount_minor) as minor from fine
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

import { sql, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { FineTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export function listFines(db: Db, readerId: string) {
  return db.selectFrom('fine').selectAll().where('reader_id', '=', readerId).orderBy('id', 'desc').execute();
}

export function lockFine(tx: Transaction<Tables>, id: string) {
  return tx.selectFrom('fine').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Sets what a loan's fine has grown to. One that was settled stays as it is. */
export async function putFine(
  tx: Transaction<Tables>,
  fine: Omit<FineTable, 'settled_at' | 'settled_by' | 'comment'>,
): Promise<void> {
  const { amount_minor, days_overdue, status } = fine;
  await tx
    .insertInto('fine')
    .values({ ...fine, settled_at: null, settled_by: null, comment: null })
    .onConflict((conflict) =>
      conflict
        .column('loan_id')
        .doUpdateSet({ amount_minor, days_overdue, status })
        .where('fine.status', 'in', ['growing', 'owed']),
    )
    .execute();
}

export function settle(
  tx: Transaction<Tables>,
  id: string,
  settlement: { status: 'paid' | 'waived'; settled_at: Date; settled_by: string; comment: string | null },
): Promise<FineTable> {
  return tx.updateTable('fine').set(settlement).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

type Accrual = {
  loan: { id: string; reader_id: string | null; title: string };
  amountMinor: number;
  daysOverdue: number;
};

/**
 * Sets what the fines of books that are still out have grown to. One that was settled stays as it is.
 *
 * @returns the readers whose balance that changes.
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

/** A loan is closed: its fine, if it has one, grows no more. @returns whether it did until now. */
export async function stopAccruing(tx: Transaction<Tables>, loanId: string): Promise<boolean> {
  const stopped = await tx
    .updateTable('fine')
    .set({ status: 'owed' })
    .where('loan_id', '=', loanId)
    .where('status', '=', 'growing')
    .returning('id')
    .executeTakeFirst();
  return stopped !== undefined;
}

export type Balance = { reader_id: string; balance_minor: number; version: number };

/**
 * What readers owe now, each under its next version number. Holds the readers until the transaction ends, in the order of
 * their ids, so that none of many such transactions waits for another in a circle. The sums are taken when they are held:
 * a settlement that one waited for counts.
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
  return readers.map(({ id, version }) => ({ reader_id: id, balance_minor: owed.get(id) ?? 0, version }));
}

/** The same for one reader. */
export async function nextBalance(tx: Transaction<Tables>, readerId: string): Promise<Balance> {
  const [balance] = await nextBalances(tx, [readerId]);
  if (!balance) throw new Error('each reader has a balance');
  return balance;
}

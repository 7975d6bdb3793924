import type { Kysely, Transaction } from 'kysely';
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

/** What a reader owes now, under the next version number. Holds the reader until the transaction ends. */
export async function nextBalance(
  tx: Transaction<Tables>,
  readerId: string,
): Promise<{ balance_minor: number; version: number }> {
  const { balance_version } = await tx
    .insertInto('reader')
    .values({ id: readerId, balance_version: 1 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ balance_version: eb('reader.balance_version', '+', 1) })),
    )
    .returning('balance_version')
    .executeTakeFirstOrThrow();
  const { balance } = await tx
    .selectFrom('fine')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('amount_minor'), eb.lit(0)).as('balance'))
    .where('reader_id', '=', readerId)
    .where('status', 'in', ['growing', 'owed'])
    .executeTakeFirstOrThrow();
  return { balance_minor: balance, version: balance_version };
}

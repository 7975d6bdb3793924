import type { Kysely, Transaction } from 'kysely';
import type { EventData } from '#events';
import type { Tables } from './schema.ts';

export type LoanEvent = Omit<EventData['loan.issued'], 'event_type'> & { returned_at?: string };

/** Brings the projection up to an event's state. An event that is older than what is known changes nothing. */
export async function projectLoan(db: Kysely<Tables>, loan: LoanEvent): Promise<void> {
  const row = {
    loan_id: loan.loan_id,
    reader_id: loan.reader_id,
    book_id: loan.book_id,
    title: loan.title,
    issued_at: new Date(loan.issued_at),
    due_date: loan.due_date,
    returned_at: loan.returned_at === undefined ? null : new Date(loan.returned_at),
    version: loan.version,
  };
  await db
    .insertInto('reader_loan')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('loan_id')
        .doUpdateSet(row)
        .whereRef('reader_loan.version', '<', (eb) => eb.ref('excluded.version')),
    )
    .execute();
}

export async function projectBalance(db: Kysely<Tables>, balance: EventData['reader.balance_changed']): Promise<void> {
  const { reader_id, balance_minor, currency, version } = balance;
  const row = { reader_id, balance_minor, currency, version };
  await db
    .insertInto('reader_balance')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('reader_id')
        .doUpdateSet(row)
        .whereRef('reader_balance.version', '<', (eb) => eb.ref('excluded.version')),
    )
    .execute();
}

export async function owes(tx: Transaction<Tables>, readerId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('reader_balance')
    .select('balance_minor')
    .where('reader_id', '=', readerId)
    .executeTakeFirst();
  return row !== undefined && row.balance_minor > 0;
}

export function readerHistory(
  db: Kysely<Tables>,
  readerId: string,
  page: { after: string[] | undefined; limit: number },
) {
  let query = db
    .selectFrom('reader_loan')
    .selectAll()
    .where('reader_id', '=', readerId)
    .orderBy('issued_at', 'desc')
    .orderBy('loan_id', 'desc')
    .limit(page.limit);
  const [issuedAt, loanId] = page.after ?? [];
  if (issuedAt !== undefined && loanId !== undefined)
    query = query.where((eb) => eb(eb.refTuple('issued_at', 'loan_id'), '<', eb.tuple(new Date(issuedAt), loanId)));
  return query.execute();
}

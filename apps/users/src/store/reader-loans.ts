import { sql, type Kysely } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { EventData } from '#events';
import type { Tables } from './schema.ts';

export type LoanEvent = Omit<EventData['loan.issued'], 'event_type'> & { returned_at?: string };

/**
 * Brings the projection up to an event's state. An event that is older than what is known changes nothing, nor does one
 * of a user who is gone: their row is held, so that an erasure comes before this or after it.
 */
export async function projectLoan(db: Kysely<Tables>, loan: LoanEvent): Promise<void> {
  await sql`
    insert into reader_loan (loan_id, reader_id, book_id, title, issued_at, due_date, returned_at, version)
    select ${loan.loan_id}::uuid, users.id, ${loan.book_id}::uuid, ${loan.title}, ${loan.issued_at}::timestamptz,
      ${loan.due_date}::date, ${loan.returned_at ?? null}::timestamptz, ${loan.version}::int
    from users where id = ${loan.reader_id}::uuid and deleted_at is null
    for share
    on conflict (loan_id) do update set
      reader_id = excluded.reader_id, book_id = excluded.book_id, title = excluded.title,
      issued_at = excluded.issued_at, due_date = excluded.due_date, returned_at = excluded.returned_at,
      version = excluded.version
      where reader_loan.version < excluded.version`.execute(db);
}

/** As `projectLoan`, for what a reader owes. */
export async function projectBalance(db: Kysely<Tables>, balance: EventData['reader.balance_changed']): Promise<void> {
  await sql`
    insert into reader_balance (reader_id, balance_minor, currency, version)
    select users.id, ${balance.balance_minor}::int, ${balance.currency}, ${balance.version}::int
    from users where id = ${balance.reader_id}::uuid and deleted_at is null
    for share
    on conflict (reader_id) do update set
      balance_minor = excluded.balance_minor, currency = excluded.currency, version = excluded.version
      where reader_balance.version < excluded.version`.execute(db);
}

export function readerHistory(
  db: Kysely<Tables>,
  readerId: string,
  page: { after: [issuedAt: string, loanId: string] | undefined; limit: number },
) {
  let query = db
    .selectFrom('reader_loan')
    .selectAll()
    .select(instantText('issued_at').as('issued_at_text'))
    .where('reader_id', '=', readerId)
    .orderBy('issued_at', 'desc')
    .orderBy('loan_id', 'desc')
    .limit(page.limit);
  if (page.after) {
    const [issuedAt, loanId] = page.after;
    query = query.where(sql<boolean>`(issued_at, loan_id) < (${issuedAt}::timestamptz, ${loanId}::uuid)`);
  }
  return query.execute();
}

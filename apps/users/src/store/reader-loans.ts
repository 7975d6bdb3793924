import { sql, type Kysely, type Transaction } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { EventData } from '#events';
import type { Tables } from './schema.ts';

export type LoanEvent = Omit<EventData['loan.issued'], 'event_type'> & { returned_at?: string; claimed_at?: string };

/**
 * Applies events, each of a different loan, to the projection. An event older than the stored state changes nothing,
 * nor does one of a deleted user: the user's row is locked, so that an erasure happens before or after this.
 *
 * @returns whose they are
 */
export async function projectLoans(db: Kysely<Tables>, told: readonly LoanEvent[]): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    const loans = await ofWhoIsKept(tx, told);
    await putLoans(tx, loans);
    return [...new Set(loans.map(({ reader_id }) => reader_id))];
  });
}

/**
 * With the readers as they are now: of an account that was merged, the one that is kept. They are locked first, so that a merge is seen, or waits.
 */
async function ofWhoIsKept(tx: Transaction<Tables>, loans: readonly LoanEvent[]): Promise<LoanEvent[]> {
  const ids = [...new Set(loans.map(({ reader_id }) => reader_id))];
  await sql`select from users where id = any(${ids}::uuid[]) order by id for share`.execute(tx);
  const { rows } = await sql<{ from_id: string; into_id: string }>`
    select from_id, into_id from reader_merge where from_id = any(${ids}::uuid[]) and merged_at is not null`.execute(
    tx,
  );
  const kept = new Map(rows.map((row) => [row.from_id, row.into_id]));
  return loans.map((loan) => ({ ...loan, reader_id: kept.get(loan.reader_id) ?? loan.reader_id }));
}

async function putLoans(tx: Transaction<Tables>, loans: readonly LoanEvent[]): Promise<void> {
  await sql`
    insert into reader_loan (loan_id, reader_id, book_id, title, issued_at, due_date, returned_at, claimed_at,
      version)
    select event.loan_id, users.id, event.book_id, event.title, event.issued_at, event.due_date, event.returned_at,
      event.claimed_at, event.version
    from unnest(
      ${loans.map(({ loan_id }) => loan_id)}::uuid[],
      ${loans.map(({ reader_id }) => reader_id)}::uuid[],
      ${loans.map(({ book_id }) => book_id)}::uuid[],
      ${loans.map(({ title }) => title)}::text[],
      ${loans.map(({ issued_at }) => issued_at)}::timestamptz[],
      ${loans.map(({ due_date }) => due_date)}::date[],
      ${loans.map(({ returned_at }) => returned_at ?? null)}::timestamptz[],
      ${loans.map(({ claimed_at }) => claimed_at ?? null)}::timestamptz[],
      ${loans.map(({ version }) => version)}::int[]
    ) as event (loan_id, reader_id, book_id, title, issued_at, due_date, returned_at, claimed_at, version)
    join users on users.id = event.reader_id and users.deleted_at is null
    for share of users
    on conflict (loan_id) do update set
      reader_id = excluded.reader_id, book_id = excluded.book_id, title = excluded.title,
      issued_at = excluded.issued_at, due_date = excluded.due_date, returned_at = excluded.returned_at,
      claimed_at = excluded.claimed_at, version = excluded.version
      where reader_loan.version < excluded.version`.execute(tx);
}

/** Takes everything out of these loans. A later event may come first, so they need not be known. */
export async function forgetLoans(
  db: Kysely<Tables>,
  loans: readonly EventData['loan.anonymised'][],
): Promise<string[]> {
  const { rows } = await sql<{ reader_id: string | null }>`
    with known as (select reader_id from reader_loan where loan_id = any(${loans.map(({ loan_id }) => loan_id)}::uuid[])),
      forgotten as (
        insert into reader_loan (loan_id, version)
        select * from unnest(
          ${loans.map(({ loan_id }) => loan_id)}::uuid[],
          ${loans.map(({ version }) => version)}::int[]
        )
        on conflict (loan_id) do update set
          reader_id = null, book_id = null, title = null, issued_at = null, due_date = null, returned_at = null,
          claimed_at = null, version = excluded.version
          where excluded.version > reader_loan.version
      )
    select distinct reader_id from known where reader_id is not null`.execute(db);
  return rows.flatMap(({ reader_id }) => reader_id ?? []);
}

/** Like `projectLoans`, for what readers owe. */
export async function projectBalances(
  db: Kysely<Tables>,
  balances: readonly EventData['reader.balance_changed'][],
): Promise<void> {
  await sql`
    insert into reader_balance (reader_id, balance_minor, currency, version)
    select users.id, event.balance_minor, event.currency, event.version
    from unnest(
      ${balances.map(({ reader_id }) => reader_id)}::uuid[],
      ${balances.map(({ balance_minor }) => balance_minor)}::bigint[],
      ${balances.map(({ currency }) => currency)}::text[],
      ${balances.map(({ version }) => version)}::int[]
    ) as event (reader_id, balance_minor, currency, version)
    join users on users.id = event.reader_id and users.deleted_at is null
    for share of users
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

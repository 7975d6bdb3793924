import { sql, type Kysely, type Transaction } from 'kysely';
import type { CopyInHand } from '../domain/desk-facts.ts';
import type { JournalEntryTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type RecordedEntry = Awaited<ReturnType<typeof findEntry>> & object;

/** What was answered to an entry, and whose its loan is, if that is still known. */
export function findEntry(db: Db, id: string) {
  return db
    .selectFrom('journal_entry')
    .leftJoin('loan', 'loan.id', 'journal_entry.loan_id')
    .selectAll('journal_entry')
    .select('loan.reader_id')
    .where('journal_entry.id', '=', id)
    .executeTakeFirst();
}

export async function insertEntry(tx: Transaction<Tables>, entry: JournalEntryTable): Promise<void> {
  await tx.insertInto('journal_entry').values(entry).execute();
}

/** The rules that an entry was recorded against; and what of a payment could not be entered as it was taken. */
export async function whyLeftToPeople(tx: Transaction<Tables>, entryId: string): Promise<string[]> {
  const tasks = await tx
    .selectFrom('desk_task')
    .select('codes')
    .where('entry_id', '=', entryId)
    .where('kind', 'in', ['lent_against_rules', 'overpaid', 'not_in_till'])
    .orderBy('kind')
    .execute();
  return tasks.flatMap(({ codes }) => codes);
}

/** Whether the copy of a loan was scanned for its return, or for another loan, by a moment, though it counts as returned later: whoever told of it was its reader. */
const wasScannedBefore = (at: Date) => sql<boolean>`exists (
  select from journal_entry as scan where scan.copy_id = loan.copy_id and scan.outcome = 'done'
    and scan.happened_at > loan.issued_at and scan.happened_at <= ${at}
    and (scan.kind = 'return' and scan.loan_id = loan.id or scan.kind in ('lend', 'pick_up') and scan.loan_id <> loan.id))`;

/** Who has a copy, and what is known of it since a moment. */
export async function copyInHand(db: Db, copyId: string, at: Date): Promise<CopyInHand> {
  const open = await db
    .selectFrom('loan')
    .select(['id', 'reader_id', 'issued_at', 'lost_at'])
    .where('copy_id', '=', copyId)
    // Whoever has lost it has it still, for all that is known, unless it was lent since. In words that the indexes by copy serve.
    .where(
      sql<boolean>`(returned_at is null or (returned_at is not null and lost_at is not null and reader_id is not null
        and not exists (select from loan later where later.copy_id = loan.copy_id and later.returned_at is not null
          and later.issued_at > loan.issued_at)))`,
    )
    .orderBy('issued_at', 'desc')
    .executeTakeFirst();
  const { rows } = await sql<{ last: Date | null; end: Date | null }>`
    with known as (
      select happened_at as at, kind = 'return' as ends from journal_entry where copy_id = ${copyId} and happened_at > ${at}
      union all
      -- That it is lost is said by nobody who has scanned it.
      select returned_at, true from loan
      where copy_id = ${copyId} and returned_at > ${at} and lost_at is null and not ${wasScannedBefore(at)}
    )
    select max(at)::timestamptz as last, min(at) filter (where ends)::timestamptz as end from known`.execute(db);
  const [known] = rows;
  const times = [known?.last, open?.issued_at].filter((time) => time instanceof Date);
  return {
    onLoan: open && {
      loanId: open.id,
      readerId: open.reader_id,
      since: open.issued_at,
      ...(open.lost_at && { lostAt: open.lost_at }),
    },
    lastKnown: times.toSorted((one, other) => other.getTime() - one.getTime())[0],
    nextEnd: known?.end ?? undefined,
  };
}

/** Whether a copy was on loan at a moment, by what is known of it now. */
export async function wasOut(db: Db, copyId: string, { onLoan }: CopyInHand, at: Date): Promise<boolean> {
  if (onLoan && onLoan.since <= at) return true;
  const ended = await db
    .selectFrom('loan')
    .select('id')
    .where('copy_id', '=', copyId)
    .where('returned_at', 'is not', null)
    .where('returned_at', '>', at)
    .where('issued_at', '<=', at)
    .where('lost_at', 'is', null)
    .where((eb) => eb.not(wasScannedBefore(at)))
    .executeTakeFirst();
  return ended !== undefined;
}

/** A scan of a copy while a reader stood there, which was taken for a return. */
export type TakenForReturn = { id: string; at: Date; readerId: string; loanId: string };

/** The first such scan since a moment, if it has ended a loan of that moment. */
export async function takenForReturnSince(db: Db, copyId: string, at: Date): Promise<TakenForReturn | undefined> {
  const scan = await db
    .selectFrom('journal_entry')
    .innerJoin('loan', 'loan.id', 'journal_entry.loan_id')
    .select(['journal_entry.id', 'journal_entry.happened_at', 'journal_entry.stood_there', 'loan.id as loan_id'])
    .where('journal_entry.copy_id', '=', copyId)
    .where('journal_entry.happened_at', '>', at)
    .where('journal_entry.kind', '=', 'return')
    .where('journal_entry.outcome', '=', 'done')
    .where('journal_entry.stood_there', 'is not', null)
    .where('loan.issued_at', '<=', at)
    .orderBy('journal_entry.happened_at')
    .executeTakeFirst();
  if (!scan?.stood_there) return undefined;
  return { id: scan.id, at: scan.happened_at, readerId: scan.stood_there, loanId: scan.loan_id };
}

/** It had come back before: that scan has lent it. */
export async function turnIntoLending(tx: Transaction<Tables>, id: string, loanId: string): Promise<void> {
  await tx
    .updateTable('journal_entry')
    .set({ kind: 'lend', loan_id: loanId, stood_there: null })
    .where('id', '=', id)
    .execute();
}

/** When the loan ended that an attempt to record an entry has closed, before it was cut off. */
export async function closedFor(db: Db, entryId: string): Promise<Date | undefined> {
  const closed = await db
    .selectFrom('desk_task')
    .innerJoin('loan', 'loan.id', 'desk_task.loan_id')
    .select('loan.returned_at')
    .where('desk_task.entry_id', '=', entryId)
    .where('desk_task.kind', '=', 'had_by_two')
    .executeTakeFirst();
  return closed?.returned_at ?? undefined;
}

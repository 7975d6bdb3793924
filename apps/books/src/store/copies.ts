import { sql, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { CopyStatus, HandSetStatus } from '../domain/copy-status.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

function copies(db: Db) {
  return db
    .selectFrom('copy')
    .innerJoin('book', 'book.id', 'copy.book_id')
    .select([
      'copy.id',
      'copy.book_id',
      'book.title',
      'copy.barcode',
      'copy.status',
      'copy.loan_id',
      'copy.created_at',
    ]);
}

/** Whatever the case and the composition of its letters. */
const sameBarcode = (barcode: string) => sql<boolean>`code_form(copy.barcode) = code_form(${barcode})`;

export type CopyRow = Awaited<ReturnType<typeof findCopyByBarcode>> & object;

export function listCopies(db: Db, bookId: string) {
  return copies(db).where('copy.book_id', '=', bookId).orderBy('copy.barcode').execute();
}

export function findCopyByBarcode(db: Db, barcode: string) {
  return copies(db).where(sameBarcode(barcode)).executeTakeFirst();
}

export function findCopy(db: Db, id: string) {
  return copies(db).where('copy.id', '=', id).executeTakeFirst();
}

type NewCopy = { id: string; book_id: string };

/** Adds copies with the next free barcodes. */
export function addCopies(tx: Transaction<Tables>, bookIds: string[]): Promise<void> {
  return numberCopies(
    tx,
    bookIds.map((book_id) => ({ id: uuidv7(), book_id })),
  );
}

/**
 * Adds copies with the next free barcodes. One that somebody gives to a copy at the same moment is passed over as well.
 *
 * @throws a foreign key violation of copy_book_id_fkey.
 */
export async function numberCopies(tx: Transaction<Tables>, wanted: NewCopy[]): Promise<void> {
  for (let start = 0; start < wanted.length; start += 5_000) {
    let batch = wanted.slice(start, start + 5_000);
    while (batch.length > 0) {
      const added = await tx
        .insertInto('copy')
        .values(batch)
        .onConflict((conflict) => conflict.expression(sql`code_form(barcode)`).doNothing())
        .returning('id')
        .execute();
      const ids = new Set(added.map(({ id }) => id));
      batch = batch.filter(({ id }) => !ids.has(id));
    }
  }
}

/** @throws a unique violation of copy_barcode_key, a foreign key violation of copy_book_id_fkey. */
export async function insertCopy(tx: Transaction<Tables>, copy: NewCopy & { barcode: string }): Promise<void> {
  await tx.insertInto('copy').values(copy).execute();
}

/** @returns whether the copy still had the status `from`. */
export async function moveCopy(db: Db, id: string, from: CopyStatus, to: HandSetStatus): Promise<boolean> {
  const moved = await db
    .updateTable('copy')
    .set({ status: to })
    .where('id', '=', id)
    .where('status', '=', from)
    .returning('id')
    .executeTakeFirst();
  return moved !== undefined;
}

export type Allocated = {
  copy_id: string | null;
  book_id: string | null;
  barcode: string | null;
  title: string | null;
  material: string | null;
  state: string;
};

export type AllocationWanted = {
  loan_id: string;
  book_id: string;
  /** This copy and no other. */
  barcode?: string | undefined;
  /** Only if the book is of one of these, and of none of those. */
  only_materials?: string[] | undefined;
  except_materials?: string[] | undefined;
};

/**
 * Allocates one free copy to a loan: one statement, so that of many requests for the last copy one gets it. A loan that
 * has an allocation gets the same one.
 *
 * @returns undefined if no copy is free, or the book's material does not fit.
 * @throws a unique violation of reservation_pkey if the same loan is allocated a copy twice at once.
 */
export async function allocateCopy(db: Db, loan: AllocationWanted): Promise<Allocated | undefined> {
  const { rows } = await sql<Allocated>`
    with known as (
      select reservation.copy_id, reservation.book_id, copy.barcode, book.title, book.material, reservation.state
      from reservation left join copy on copy.id = reservation.copy_id left join book on book.id = reservation.book_id
      where reservation.loan_id = ${loan.loan_id}
    ), wanted as (
      select id, title, material from book
      where id = ${loan.book_id}
        and (${loan.only_materials ?? null}::text[] is null or material = any(${loan.only_materials ?? null}))
        and material <> all(${loan.except_materials ?? []})
    ), free as (
      select id from copy
      where book_id = ${loan.book_id} and status = 'available'
        and (${loan.barcode ?? null}::text is null or code_form(barcode) = code_form(${loan.barcode ?? null}))
        and exists (select from wanted) and not exists (select from known)
      order by barcode limit 1
      for update skip locked
    ), taken as (
      update copy set status = 'reserved', loan_id = ${loan.loan_id}
      from free where copy.id = free.id
      returning copy.id, copy.book_id, copy.barcode
    ), recorded as (
      insert into reservation (loan_id, book_id, copy_id, state)
      select ${loan.loan_id}, book_id, id, 'reserved' from taken
      returning state
    )
    select copy_id, book_id, barcode, title, material, state from known
    union all
    select taken.id, taken.book_id, taken.barcode, wanted.title, wanted.material, recorded.state from taken, recorded, wanted`.execute(
    db,
  );
  return rows[0];
}

/**
 * Releases the allocation of a loan and makes sure that the loan never gets a copy again. A copy that was lent stays
 * lent.
 */
export async function releaseAllocation(
  tx: Transaction<Tables>,
  loanId: string,
): Promise<{ book_id: string | null } | undefined> {
  const released = await tx
    .insertInto('reservation')
    .values({ loan_id: loanId, book_id: null, copy_id: null, state: 'released' })
    .onConflict((conflict) =>
      conflict.column('loan_id').doUpdateSet({ state: 'released' }).where('reservation.state', '=', 'reserved'),
    )
    .returning('book_id')
    .executeTakeFirst();
  if (released?.book_id) await freeCopy(tx, loanId);
  return released;
}

/**
 * The loans are committed: their copies are on loan, and count among the loans of that day. A loan that has been
 * returned stays returned. Days are locked in a fixed order, so that two replicas do not deadlock.
 */
export async function markLent(db: Db, loanIds: readonly string[], day: string): Promise<void> {
  await sql`
    with lent as (
      update reservation set state = 'lent' where loan_id = any(${loanIds}::uuid[]) and state = 'reserved'
      returning book_id, copy_id
    ), counted as (
      insert into loans_by_day (book_id, day, loans)
      select book_id, ${day}::date, count(*) from lent group by book_id order by book_id
      on conflict (book_id, day) do update set loans = loans_by_day.loans + excluded.loans
    )
    update copy set status = 'on_loan' from lent where copy.id = lent.copy_id`.execute(db);
}

/** The copies are back on the shelf. @returns the books of those that were out. */
export async function markReturned(tx: Transaction<Tables>, loanIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ book_id: string }>`
    with returned as (
      update reservation set state = 'returned' where loan_id = any(${loanIds}::uuid[]) and state in ('reserved', 'lent')
      returning loan_id, book_id
    ), freed as (
      update copy set status = 'available', loan_id = null from returned where copy.loan_id = returned.loan_id
    )
    select distinct book_id from returned`.execute(tx);
  return rows.map(({ book_id }) => book_id);
}

async function freeCopy(tx: Transaction<Tables>, loanId: string): Promise<void> {
  await tx.updateTable('copy').set({ status: 'available', loan_id: null }).where('loan_id', '=', loanId).execute();
}

/** Loans with a copy allocated before `before` and no event since, the oldest first. */
export async function staleAllocations(
  db: Db,
  before: Date,
  { except, limit }: { except: readonly string[]; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('reservation')
    .select('loan_id')
    .where('state', '=', 'reserved')
    .where('reserved_at', '<', before)
    .where(sql<boolean>`loan_id <> all(${except}::uuid[])`)
    .orderBy('reserved_at')
    .limit(limit)
    .execute();
  return rows.map(({ loan_id }) => loan_id);
}

import { sql, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { instantText } from '#postgres/instant.ts';
import { arrivedAt, putAsideAt, type Arrived, type PutAside } from '../domain/arrival.ts';
import { changesBetween } from '../domain/copy-change.ts';
import { keptAt, placeOfKept, type Hold, type KeptArrival } from '../domain/kept-copy.ts';
import { addToHistory } from './copy-history.ts';
import { keepThis, lockHolds, type Kept } from './kept-copies.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Of copies: the library has them, wherever they are. */
export const IN_THE_COLLECTION = sql<boolean>`status not in ('withdrawn', 'lost', 'on_order')`;

function copies(db: Db) {
  return db
    .selectFrom('copy')
    .innerJoin('book', 'book.id', 'copy.book_id')
    .leftJoin('kept_copy', (join) => join.onRef('kept_copy.copy_id', '=', 'copy.id').on('kept_copy.state', '=', 'kept'))
    .select([
      'copy.id',
      'kept_copy.hold_id',
      'kept_copy.branch as pickup_branch',
      'copy.book_id',
      'book.title',
      'copy.barcode',
      'copy.status',
      'copy.loan_id',
      'copy.home_branch',
      'copy.current_branch',
      'copy.destination',
      'copy.location',
      'copy.call_number',
      'copy.price_minor',
      'copy.staff_note',
      'copy.alert',
      'copy.in_house_uses',
      'copy.created_at',
    ]);
}

/** Whatever the case and the composition of its letters. */
const sameBarcode = (barcode: string) => sql<boolean>`code_form(copy.barcode) = code_form(${barcode})`;

export type CopyRow = Awaited<ReturnType<typeof findCopyByBarcode>> & object;

export function listCopies(db: Db, bookId: string) {
  return copies(db).where('copy.book_id', '=', bookId).orderBy('copy.barcode').execute();
}

/** Why a copy is none to be lent from its shelf. */
export type Elsewhere = 'in_transit' | 'on_order' | 'missing' | 'damaged' | 'in_repair' | 'lost';

/** Copies in a state, those of which nothing was recorded for the longest time first. */
export function copiesElsewhere(
  db: Db,
  {
    status,
    branch,
    destination,
    before,
    after,
    limit,
  }: {
    status: Elsewhere;
    branch: string | undefined;
    destination: string | undefined;
    /** Only those of which nothing was recorded since. */
    before: Date | undefined;
    after: [since: string, id: string] | undefined;
    limit: number;
  },
) {
  const since = sql<Date>`coalesce(
    (select max(at) from copy_change where copy_change.copy_id = copy.id), copy.created_at)`;
  let query = copies(db)
    .select([since.as('since'), instantText(since).as('since_text')])
    // In words, so that the index that is only of these states serves each.
    .where(sql<boolean>`copy.status = ${status} and copy.status in ${sql.raw(ELSEWHERE)}`)
    .orderBy(since)
    .orderBy('copy.id')
    .limit(limit);
  if (branch !== undefined) query = query.where('copy.current_branch', '=', branch);
  if (destination !== undefined) query = query.where('copy.destination', '=', destination);
  if (before !== undefined) query = query.where(since, '<', before);
  if (after) query = query.where(sql<boolean>`(${since}, copy.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

const ELSEWHERE = `('in_transit', 'on_order', 'missing', 'damaged', 'in_repair', 'lost')`;

export function findCopyByBarcode(db: Db, barcode: string) {
  return copies(db).where(sameBarcode(barcode)).executeTakeFirst();
}

export function findCopy(db: Db, id: string) {
  return copies(db).where('copy.id', '=', id).executeTakeFirst();
}

/** Locks it against lending, and against others at the desk. Read when it is locked: else for whom it is kept would be as it was before. */
export async function lockCopyByBarcode(tx: Transaction<Tables>, barcode: string) {
  await tx.selectFrom('copy').select('id').where(sameBarcode(barcode)).forUpdate().execute();
  return findCopyByBarcode(tx, barcode);
}

/** The locations that copies have, in the order of their letters; each step skips the other copies of a location. */
export async function locationsInUse(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ location: string }>`
    with recursive step (location, place) as (
      select min(location), 1 from copy where location is not null
      union all
      select (select min(location) from copy where copy.location > step.location), place + 1
      from step where step.location is not null and place < ${limit}
    )
    select location from step where location is not null order by place`.execute(db);
  return rows.map(({ location }) => location);
}

export type PlaceRow = Awaited<ReturnType<typeof placesOfBook>>[number];

/** Where the copies of a book stand that the library has. One on its way counts where it goes. */
export function placesOfBook(db: Db, bookId: string) {
  const branch = sql<string>`case status when 'in_transit' then destination else current_branch end`;
  return db
    .selectFrom('copy')
    .select((eb) => [
      branch.as('branch'),
      'location',
      'call_number',
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('status', '=', 'available').as('available'),
    ])
    .where('book_id', '=', bookId)
    .where(IN_THE_COLLECTION)
    .groupBy([branch, 'location', 'call_number'])
    .orderBy(branch)
    .orderBy('location')
    .orderBy('call_number')
    .execute();
}

/** What a copy may be given with it, besides its barcode. */
export type CopyDetails = {
  home_branch?: string;
  current_branch?: string;
  location?: string;
  call_number?: string;
  price_minor?: number;
  status?: 'available' | 'on_order';
};

type NewCopy = { id: string; book_id: string } & CopyDetails;

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

export type ChangedCopy = Partial<
  Pick<
    CopyRow,
    | 'status'
    | 'home_branch'
    | 'current_branch'
    | 'destination'
    | 'location'
    | 'call_number'
    | 'price_minor'
    | 'staff_note'
    | 'alert'
    | 'in_house_uses'
    | 'loan_id'
  >
>;

export async function updateCopy(tx: Transaction<Tables>, id: string, changed: ChangedCopy): Promise<void> {
  await tx.updateTable('copy').set(changed).where('id', '=', id).execute();
}

export type Allocated = {
  copy_id: string | null;
  book_id: string | null;
  barcode: string | null;
  title: string | null;
  material: string | null;
  price_minor: number | null;
  state: string;
  /** For which it was kept, though it is another reader's. */
  freed_hold: string | null;
  /** Of what was kept for that hold, if it was freed just now. */
  freed_version: number | null;
};

export type AllocationWanted = {
  loan_id: string;
  book_id: string;
  /** This copy and no other. */
  barcode?: string | undefined;
  /** Of the reader: what is kept for it is theirs. */
  hold_id?: string | undefined;
  /** Whoever it is kept for: the reader has it. */
  despite_hold?: boolean | undefined;
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
  const despite = sql`${loan.despite_hold ?? false}::boolean`;
  const { rows } = await sql<Allocated>`
    with known as (
      select reservation.copy_id, reservation.book_id, copy.barcode, copy.price_minor, book.title, book.material,
        reservation.state, freed_hold
      from reservation left join copy on copy.id = reservation.copy_id left join book on book.id = reservation.book_id
      where reservation.loan_id = ${loan.loan_id}
    ), wanted as (
      select id, title, material from book
      where id = ${loan.book_id}
        and (${loan.only_materials ?? null}::text[] is null or material = any(${loan.only_materials ?? null}))
        and material <> all(${loan.except_materials ?? []})
    ), free as (
      select id, nullif(hold_id, ${loan.hold_id ?? null}) as others_hold from copy
      left join kept_copy on copy_id = copy.id and kept_copy.state = 'kept'
      where copy.book_id = ${loan.book_id} and loan_id is null and case
          when hold_id is null then status = 'available' or status = 'on_hold_shelf' and ${despite}
          else hold_id = ${loan.hold_id ?? null} and place <> 'in_transit' or ${despite} end
        and (${loan.barcode ?? null}::text is null or code_form(barcode) = code_form(${loan.barcode ?? null}))
        and exists (select from wanted) and not exists (select from known)
      order by hold_id nulls last, barcode limit 1
      for update of copy skip locked
    ), taken as (
      update copy set status = 'reserved', loan_id = ${loan.loan_id}, destination = null
      from free where copy.id = free.id
      returning copy.id, copy.book_id, copy.barcode, copy.price_minor, others_hold
    ), freed as (
      update kept_copy set state = 'freed', copy_id = null, version = version + 1, changed_at = clock_timestamp()
      from taken where hold_id = others_hold and state = 'kept'
      returning version
    ), recorded as (
      insert into reservation (loan_id, book_id, copy_id, state, freed_hold)
      select ${loan.loan_id}, book_id, id, 'reserved', others_hold from taken
      returning state
    )
    select copy_id, book_id, barcode, title, material, price_minor, state, freed_hold, null::int as freed_version from known
    union all
    select taken.id, taken.book_id, taken.barcode, wanted.title, wanted.material, taken.price_minor, recorded.state,
      others_hold,
      (select version from freed)
    from taken, recorded, wanted`.execute(db);
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
 * returned stays returned. Allocations and days are locked in a fixed order, so that two replicas do not deadlock.
 */
export async function markLent(db: Db, loanIds: readonly string[], day: string): Promise<void> {
  await sql`
    with set_aside as (
      select loan_id from reservation where loan_id = any(${loanIds}::uuid[]) and state = 'reserved'
      order by loan_id for update
    ), lent as (
      update reservation set state = 'lent' from set_aside where reservation.loan_id = set_aside.loan_id
      returning reservation.book_id, reservation.copy_id
    ), counted as (
      insert into loans_by_day (book_id, day, loans)
      select book_id, ${day}::date, count(*) from lent group by book_id order by book_id
      on conflict (book_id, day) do update set loans = loans_by_day.loans + excluded.loans
    ), taken as (
      update copy set status = 'on_loan' from lent where copy.id = lent.copy_id
      returning copy.id
    ), served as (
      update kept_copy set state = 'ended', version = version + 1, changed_at = clock_timestamp()
      from lent where kept_copy.copy_id = lent.copy_id and kept_copy.state = 'kept'
      returning kept_copy.copy_id, place
    )
    insert into copy_change (copy_id, deed, changes)
    select id, 'lent', jsonb_build_array(jsonb_build_object('field', 'status', 'to', 'on_loan',
      'from', case place when 'hold_shelf' then 'on_hold_shelf' else 'available' end))
    from taken left join served on served.copy_id = taken.id`.execute(db);
}

/** The copies of these loans are lost. Each stays with its loan, so that the loan's return puts it back. */
export async function markLost(tx: Transaction<Tables>, loanIds: readonly string[]): Promise<void> {
  await sql`
    with lost as (
      update copy set status = 'lost' where loan_id = any(${loanIds}::uuid[]) and status in ('reserved', 'on_loan')
      returning id
    )
    insert into copy_change (copy_id, deed, changes)
    select id, 'recorded', jsonb_build_array(jsonb_build_object('field', 'status', 'from', 'on_loan', 'to', 'lost'))
    from lost`.execute(tx);
}

/** The copy of a loan is no longer looked for. */
export async function endAllocation(tx: Transaction<Tables>, loanId: string): Promise<void> {
  await tx.updateTable('reservation').set({ state: 'returned' }).where('loan_id', '=', loanId).execute();
}

/** A loan whose copy has come back, and at which branch, else where the copy was seen last; and the hold that it may serve there, unless it is damaged. */
export type Return = {
  loanId: string;
  branch?: string | undefined;
  hold?: Hold | undefined;
  isDamaged?: boolean | undefined;
};

/** What has come back: the books of which a copy can be borrowed again, and copies that are kept for holds. */
export type Returned = { shelved: string[]; kept: Kept[] };

/** The copies are back, kept for holds, on the shelf or on their way home; or put aside. */
export async function markReturned(tx: Transaction<Tables>, returns: readonly Return[]): Promise<Returned> {
  const { rows } = await sql<{ loan_id: string }>`
    with open as (
      select loan_id from reservation
      where loan_id = any(${returns.map(({ loanId }) => loanId)}::uuid[]) and state in ('reserved', 'lent')
      order by loan_id for update
    )
    update reservation set state = 'returned' from open where reservation.loan_id = open.loan_id
    returning reservation.loan_id`.execute(tx);
  if (rows.length === 0) return { shelved: [], kept: [] };
  const ended = rows.map(({ loan_id }) => loan_id);
  const back = await tx
    .selectFrom('copy')
    .select(['id', 'book_id', 'loan_id', 'status', 'home_branch', 'current_branch', 'destination', 'location'])
    .where(sql<boolean>`loan_id = any(${ended}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (back.length === 0) return { shelved: [], kept: [] };
  const byLoan = new Map(returns.toReversed().map((one) => [one.loanId, one]));
  await lockHolds(
    tx,
    back.flatMap(({ loan_id }) => byLoan.get(loan_id ?? '')?.hold?.id ?? []),
  );
  const arrivals: { copy: (typeof back)[number]; arrived: Arrived | KeptArrival | PutAside }[] = [];
  const kept: Kept[] = [];
  for (const copy of back) {
    const { branch = copy.current_branch, hold, isDamaged = false } = byLoan.get(copy.loan_id ?? '') ?? {};
    if (isDamaged) {
      arrivals.push({ copy, arrived: putAsideAt(branch) });
      continue;
    }
    const held = hold && keptAt(hold, branch);
    const keeps =
      held && (await keepThis(tx, { hold, bookId: copy.book_id, copyId: copy.id, place: placeOfKept(held.status) }));
    if (keeps) kept.push(keeps);
    arrivals.push({ copy, arrived: keeps ? held : arrivedAt(copy, branch) });
  }
  // One statement for all of them: the return desk of a morning comes as one batch.
  await sql`
    update copy set status = arrived.status, current_branch = arrived.current_branch,
      destination = arrived.destination, loan_id = null
    from jsonb_to_recordset(${JSON.stringify(arrivals.map(({ copy: { id }, arrived }) => ({ id, ...arrived })))}::jsonb)
      as arrived (id uuid, status text, current_branch text, destination text)
    where copy.id = arrived.id`.execute(tx);
  await addToHistory(
    tx,
    arrivals.map(({ copy, arrived }) => ({
      copyId: copy.id,
      deed: 'returned',
      changes: changesBetween(copy, { ...copy, ...arrived }),
    })),
  );
  const shelved = arrivals.filter(({ arrived }) => arrived.status === 'available');
  return { shelved: [...new Set(shelved.map(({ copy }) => copy.book_id))], kept };
}

/** It is where it was: on the shelf, unless it is kept for a hold. */
async function freeCopy(tx: Transaction<Tables>, loanId: string): Promise<void> {
  await sql`
    update copy set loan_id = null, status = coalesce((
      select case place when 'hold_shelf' then 'on_hold_shelf' else 'reserved' end
      from kept_copy where copy_id = copy.id and state = 'kept'), 'available')
    where loan_id = ${loanId}`.execute(tx);
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

/** Whether copies belong to a branch, were seen there last, or are on their way there. */
export async function hasCopiesOf(db: Db, branch: string): Promise<boolean> {
  const copy = await db
    .selectFrom('copy')
    .select('id')
    .where((eb) =>
      eb.or([eb('home_branch', '=', branch), eb('current_branch', '=', branch), eb('destination', '=', branch)]),
    )
    .limit(1)
    .executeTakeFirst();
  return copy !== undefined;
}

import { sql, type Kysely, type Transaction } from 'kysely';
import { afterHold, type Hold, type KeptPlace } from '../domain/kept-copy.ts';
import type { Tables } from './schema.ts';

/** A copy that is kept, as events and loans are told of it. */
export type Kept = {
  hold_id: string;
  book_id: string;
  copy_id: string;
  barcode: string;
  /** Where its reader picks it up. */
  branch_id: string;
  place: KeptPlace;
  version: number;
};

export type KeptWanted = { hold: Hold; bookId: string; copyId?: string | undefined };

/** Locks what is known of a hold until the transaction ends, also if nothing is. */
async function lockHold(tx: Transaction<Tables>, holdId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${holdId}, 1))`.execute(tx);
  return tx.selectFrom('kept_copy').selectAll().where('hold_id', '=', holdId).executeTakeFirst();
}

/** The copy that is kept for a hold. */
export async function keptFor(db: Kysely<Tables> | Transaction<Tables>, holdId: string): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`
    select hold_id, kept_copy.book_id, copy_id, barcode, branch as branch_id, place, version
    from kept_copy join copy on copy.id = copy_id where hold_id = ${holdId} and state = 'kept'`.execute(db);
  return rows[0];
}

/**
 * Keeps a copy from the shelves for a hold: one that stands where its reader picks it up, before any other. A hold that has one keeps it.
 *
 * @returns the copy, and whether it is new; `ended` for a hold that gets none any more, `unfillable` if what it wants has left the collection; nothing
 *   if no copy is free.
 */
export async function keepFromShelf(
  tx: Transaction<Tables>,
  { hold, bookId, copyId }: KeptWanted,
): Promise<{ kept: Kept; isNew: boolean } | 'ended' | 'unfillable' | undefined> {
  const known = await lockHold(tx, hold.id);
  if (known?.state === 'ended') return 'ended';
  const already = await keptFor(tx, hold.id);
  if (already) return { kept: already, isNew: false };
  const { rows } = await sql<{ id: string }>`
    update copy set status = 'reserved' where id = (
      select id from copy
      where book_id = ${bookId} and status = 'available' and (${copyId ?? null}::uuid is null or id = ${copyId ?? null})
        and not exists (select from kept_copy where copy_id = copy.id and state = 'kept')
      order by (current_branch = ${hold.branch}) desc, barcode limit 1 for update skip locked)
    returning id`.execute(tx);
  const [taken] = rows;
  if (!taken) return (await mayCome(tx, { bookId, copyId })) ? undefined : 'unfillable';
  return { kept: await store(tx, { hold, bookId, copyId: taken.id, place: 'shelf' }), isNew: true };
}

/** Whether what a hold wants may be free one day: any copy of a book, or one that is in the collection or on order. */
async function mayCome(
  tx: Transaction<Tables>,
  { bookId, copyId }: Pick<KeptWanted, 'bookId' | 'copyId'>,
): Promise<boolean> {
  const wanted =
    copyId === undefined
      ? tx.selectFrom('book').select('id').where('id', '=', bookId)
      : tx
          .selectFrom('copy')
          .select('id')
          .where('id', '=', copyId)
          .where('book_id', '=', bookId)
          .where('status', 'not in', ['withdrawn', 'lost']);
  return (await wanted.executeTakeFirst()) !== undefined;
}

/** Keeps this copy, which is locked, for a hold. @returns nothing if the hold has one already, or gets none any more. */
export async function keepThis(
  tx: Transaction<Tables>,
  { hold, bookId, copyId, place }: { hold: Hold; bookId: string; copyId: string; place: KeptPlace },
): Promise<Kept | undefined> {
  const known = await lockHold(tx, hold.id);
  if (known && known.state !== 'freed') return undefined;
  return store(tx, { hold, bookId, copyId, place });
}

async function store(
  tx: Transaction<Tables>,
  { hold, bookId, copyId, place }: { hold: Hold; bookId: string; copyId: string; place: KeptPlace },
): Promise<Kept> {
  await sql`
    insert into kept_copy (hold_id, book_id, copy_id, branch, place, state)
    values (${hold.id}, ${bookId}, ${copyId}, ${hold.branch}, ${place}, 'kept')
    on conflict (hold_id) do update set book_id = excluded.book_id, copy_id = excluded.copy_id, branch = excluded.branch,
      place = excluded.place, state = 'kept', version = kept_copy.version + 1, changed_at = clock_timestamp()`.execute(
    tx,
  );
  return requireKept(tx, hold.id);
}

async function requireKept(tx: Transaction<Tables>, holdId: string): Promise<Kept> {
  const kept = await keptFor(tx, holdId);
  if (!kept) throw new Error('a copy that is kept is known');
  return kept;
}

/** A kept copy was seen at another place. */
export async function moveKept(tx: Transaction<Tables>, holdId: string, place: KeptPlace): Promise<Kept> {
  await tx
    .updateTable('kept_copy')
    .set((eb) => ({ place, version: eb('version', '+', 1), changed_at: sql<Date>`clock_timestamp()` }))
    .where('hold_id', '=', holdId)
    .where('state', '=', 'kept')
    .execute();
  return requireKept(tx, holdId);
}

/** The copy is none to be lent; its hold may get another. @returns the version of that. */
export async function freeKept(tx: Transaction<Tables>, holdId: string): Promise<number> {
  const { version } = await tx
    .updateTable('kept_copy')
    .set((eb) => ({
      state: 'freed',
      copy_id: null,
      version: eb('version', '+', 1),
      changed_at: sql<Date>`clock_timestamp()`,
    }))
    .where('hold_id', '=', holdId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** What has become of the copy that was kept for a hold: of this book one is on the shelf again; it was not; or another has meanwhile been kept. */
export type KeptEnd = { shelved: string | undefined } | 'other_copy';

/** Ends what was kept for a hold, for good. Whoever scans a copy locks it before the hold, so this does, too: `other_copy` is to be tried again. */
export async function endKept(tx: Transaction<Tables>, holdId: string): Promise<KeptEnd> {
  const { rows } = await sql<{ id: string; book_id: string; home_branch: string; loan_id: string | null }>`
    select id, book_id, home_branch, loan_id from copy
    where id = (select copy_id from kept_copy where hold_id = ${holdId} and state = 'kept') for update`.execute(tx);
  const [copy] = rows;
  const known = await lockHold(tx, holdId);
  const isKept = known?.state === 'kept' && known.copy_id !== null && known.place !== null;
  if (isKept && known.copy_id !== copy?.id) return 'other_copy';
  await sql`
    insert into kept_copy (hold_id, state) values (${holdId}, 'ended')
    on conflict (hold_id) do update set state = 'ended', version = kept_copy.version + 1, changed_at = clock_timestamp()
    where kept_copy.state <> 'ended'`.execute(tx);
  // Or the reader has it, or is about to.
  if (!isKept || known.place === null || !copy || copy.loan_id !== null) return { shelved: undefined };
  const after = afterHold(known.place, copy.home_branch);
  if (Object.keys(after).length > 0) await tx.updateTable('copy').set(after).where('id', '=', copy.id).execute();
  return { shelved: after.status === 'available' ? copy.book_id : undefined };
}

/** Locks what is known of these holds, also if nothing is: in one order for all, so that nobody waits for each other. */
export async function lockHolds(tx: Transaction<Tables>, holdIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(holdIds)].toSorted()) await lockHold(tx, id);
}

/** Where a copy stands among those of its branch, in the order in which somebody walks along the shelves; the unmarked first. */
export type ShelfPlace = [location: string, callNumber: string, id: string];

type HeldPage = { branch: string; after: ShelfPlace | undefined; limit: number };

/** Copies of a branch that are to be fetched from its shelves. */
export function copiesToFetch(db: Kysely<Tables>, page: HeldPage) {
  return heldAt(db, page)
    .innerJoin('kept_copy', (join) => join.onRef('kept_copy.copy_id', '=', 'copy.id').on('state', '=', 'kept'))
    .select(['kept_copy.hold_id', 'kept_copy.branch as pickup_branch', 'kept_copy.changed_at as since'])
    .where('copy.status', '=', 'reserved')
    .where('copy.loan_id', 'is', null)
    .execute();
}

/** Copies on the hold shelf of a branch that nobody is waiting for any more. */
export function copiesToClear(db: Kysely<Tables>, page: HeldPage) {
  return heldAt(db, page)
    .where('copy.status', '=', 'on_hold_shelf')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('kept_copy')
            .select('hold_id')
            .whereRef('kept_copy.copy_id', '=', 'copy.id')
            .where('state', '=', 'kept'),
        ),
      ),
    )
    .execute();
}

function heldAt(db: Kysely<Tables>, { branch, after, limit }: HeldPage) {
  const [location, callNumber] = [
    sql<string>`coalesce(copy.location, '')`,
    sql<string>`coalesce(copy.call_number, '')`,
  ];
  const held = db
    .selectFrom('copy')
    .innerJoin('book', 'book.id', 'copy.book_id')
    .select([
      'copy.id',
      'copy.book_id',
      'copy.barcode',
      'copy.home_branch',
      'copy.location',
      'copy.call_number',
      'book.title',
      'book.author',
    ])
    .where('copy.current_branch', '=', branch)
    // In words, so that the index that is only of these states serves each.
    .where(sql<boolean>`copy.status in ('reserved', 'on_hold_shelf')`)
    .orderBy(location)
    .orderBy(callNumber)
    .orderBy('copy.id')
    .limit(limit);
  if (!after) return held;
  return held.where(
    sql<boolean>`(${location}, ${callNumber}, copy.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`,
  );
}

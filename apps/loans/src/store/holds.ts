import { sql, type Kysely, type RawBuilder, type Selectable, type Transaction } from 'kysely';
import type { HoldEnd, KeptState } from '../domain/hold.ts';
import { placeInLine, type WaitingHold } from '../domain/hold-queue.ts';
import type { LocalDate } from '#core/library-day.ts';
import type { Batch } from '#platform/due-rows.ts';
import type { HoldTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A hold; its place in line, while no copy is kept for it; and when the copy is due that was recalled for it, while that is out. */
export type HoldRow = Selectable<HoldTable> & { position: number | null; expected_on: LocalDate | null };

const position = sql<number | null>`
  case hold.state when 'waiting' then (
    select count(*)::int from hold as ahead
    where ahead.book_id = hold.book_id and ahead.state = 'waiting' and (ahead.rank, ahead.id) <= (hold.rank, hold.id)
  ) end`;

/** Not while the library looks for its copy. */
const expectedOn = sql<LocalDate | null>`
  case hold.state when 'waiting' then (
    select due_date from loan where loan.id = hold.recalled_loan_id
      and loan.returned_at is null and loan.claimed_returned_at is null) end`;

/** Whether a loan is recalled for it, or was and its copy came back: not if that was lost, or is looked for. */
const hasRecalled = sql<boolean>`exists (
  select from loan where loan.id = hold.recalled_loan_id and loan.lost_at is null
    and (loan.returned_at is not null or loan.claimed_returned_at is null))`;

export const holds = (db: Db) =>
  db
    .selectFrom('hold')
    .selectAll('hold')
    .select([position.as('position'), expectedOn.as('expected_on')]);

export const findHold = (db: Db, id: string): Promise<HoldRow | undefined> =>
  holds(db).where('id', '=', id).executeTakeFirst();

/** Their open holds, and those that have ended of late. */
export const holdsOfReader = (db: Db, readerId: string, limit: number): Promise<HoldRow[]> =>
  holds(db).where('reader_id', '=', readerId).orderBy('placed_at').orderBy('id').limit(limit).execute();

/** A reader's hold on a book, if it has not ended. */
export const openHoldOn = (db: Db, readerId: string, bookId: string): Promise<HoldRow | undefined> =>
  holds(db)
    .where('reader_id', '=', readerId)
    .where('book_id', '=', bookId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();

export async function countOpenHolds(db: Db, readerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('hold')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('reader_id', '=', readerId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export type NewHold = Pick<
  HoldRow,
  'id' | 'reader_id' | 'book_id' | 'title' | 'wanted_copy_id' | 'branch_id' | 'placed_at' | 'not_before' | 'not_after'
> & { look_due_at: Date; told_when_kept?: boolean; priority?: number };

/** Joins the line: at its end, or before holds of a lower priority. A reader who has a hold on the book keeps that. */
export async function insertHold(tx: Transaction<Tables>, hold: NewHold): Promise<void> {
  const { priority = 0 } = hold;
  const place = priority > 0 ? await placeOf(tx, hold, priority) : undefined;
  const inserted = await tx
    .insertInto('hold')
    .values(hold)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted && place !== undefined) await putInLine(tx, hold, place);
}

/** Nobody else joins the line with a priority, or is moved in it, until the transaction ends. */
async function placeOf(tx: Transaction<Tables>, { book_id, placed_at }: NewHold, priority: number): Promise<number> {
  await lockLine(tx, book_id);
  return placeInLine(await queueOf(tx, book_id), { priority, now: placed_at });
}

/** Locks a hold until the transaction ends. */
export const lockHold = (tx: Transaction<Tables>, id: string): Promise<Selectable<HoldTable> | undefined> =>
  tx.selectFrom('hold').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Those whose readers want the book on a day. */
const wantedOn = (today: LocalDate | RawBuilder<LocalDate>) =>
  sql<boolean>`(not_before is null or not_before <= ${today}) and (not_after is null or not_after >= ${today})`;

/** Whose turn comes before that of whoever has a book: of all who wait for it, or for one copy of it, but themselves. */
type Waited = { book_id: string; copy_id: string | null; but: string | null; today: LocalDate };

/**
 * How many readers want the books of loans on a day, and no copy is kept for them, by the ids of those loans for whose books there are any; of holds
 * on one copy, only those on that of the loan count.
 */
export async function countWaitingForEach(
  db: Db,
  loans: readonly (Waited & { id: string })[],
): Promise<Map<string, number>> {
  if (loans.length === 0) return new Map();
  const { rows } = await sql<{ loan_id: string; waiting: number }>`
    select loan_id, count(*) as waiting
    from unnest(
      ${loans.map(({ id }) => id)}::uuid[],
      ${loans.map(({ book_id }) => book_id)}::uuid[],
      ${loans.map(({ copy_id }) => copy_id)}::uuid[],
      ${loans.map(({ but }) => but)}::uuid[],
      ${loans.map(({ today }) => today)}::date[]
    ) as waited (loan_id, its_book, its_copy, but, today)
    join hold on book_id = its_book and state = 'waiting'
      and (its_copy is null or wanted_copy_id is null or wanted_copy_id = its_copy)
      and (but is null or reader_id <> but)
    where ${wantedOn(sql`today`)}
    group by loan_id`.execute(db);
  return new Map(rows.map(({ loan_id, waiting }) => [loan_id, waiting]));
}

/** The same of one book. */
export async function countHoldsWaiting(
  db: Db,
  bookId: string,
  { but, copyId, today }: { but: string | null; copyId: string | null; today: LocalDate },
): Promise<number> {
  const waiting = await countWaitingForEach(db, [{ id: bookId, book_id: bookId, copy_id: copyId, but, today }]);
  return waiting.get(bookId) ?? 0;
}

/** Whether somebody waits for whom a loan was recalled, and wants the book on a day. */
export async function isRecalled(db: Db, loan: { id: string; book_id: string }, today: LocalDate): Promise<boolean> {
  const hold = await db
    .selectFrom('hold')
    .select('id')
    .where('book_id', '=', loan.book_id)
    .where('state', '=', 'waiting')
    .where('recalled_loan_id', '=', loan.id)
    .where(wantedOn(today))
    .limit(1)
    .executeTakeFirst();
  return hold !== undefined;
}

export async function recordRecall(tx: Transaction<Tables>, id: string, loanId: string): Promise<void> {
  await tx.updateTable('hold').set({ recalled_loan_id: loanId }).where('id', '=', id).execute();
}

/** A loan that was renewed is recalled for nobody. */
export async function endRecall(tx: Transaction<Tables>, loan: { id: string; book_id: string }): Promise<void> {
  await tx
    .updateTable('hold')
    .set({ recalled_loan_id: null })
    .where('book_id', '=', loan.book_id)
    .where('state', '=', 'waiting')
    .where('recalled_loan_id', '=', loan.id)
    .execute();
}

/** More than that wait for no copy that comes back. */
const LINE_READ = 1_000;

/** Who waits for a book, the first in line first. */
export const queueOf = (
  db: Db,
  bookId: string,
): Promise<(WaitingHold & { reader_id: string; hasRecalled: boolean })[]> =>
  db
    .selectFrom('hold')
    .select([
      'id',
      'reader_id',
      'branch_id as branch',
      'wanted_copy_id as wantedCopy',
      'placed_at as placedAt',
      'priority',
      'moved_ahead as movedAhead',
      'not_before as notBefore',
      'not_after as notAfter',
      hasRecalled.as('hasRecalled'),
    ])
    .where('book_id', '=', bookId)
    .where('state', '=', 'waiting')
    .orderBy('rank')
    .orderBy('id')
    .limit(LINE_READ)
    .execute();

/** A page of those who wait for a book, in line. */
export function queuePage(
  db: Db,
  bookId: string,
  { after, limit }: { after: [rank: string, id: string] | undefined; limit: number },
): Promise<HoldRow[]> {
  let query = holds(db)
    .where('book_id', '=', bookId)
    .where('state', '=', 'waiting')
    .orderBy('rank')
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where(sql<boolean>`(rank, id) > (${after[0]}::numeric, ${after[1]}::uuid)`);
  return query.execute();
}

/** A page of the hold shelf of a branch, by its last days. */
export function shelfPage(
  db: Db,
  branchId: string,
  { after, limit }: { after: [shelfUntil: string, id: string] | undefined; limit: number },
): Promise<HoldRow[]> {
  let query = holds(db)
    .where('branch_id', '=', branchId)
    .where('state', '=', 'ready')
    .orderBy('shelf_until')
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where(sql<boolean>`(shelf_until, id) > (${after[0]}::date, ${after[1]}::uuid)`);
  return query.execute();
}

export type Wishes = Pick<HoldRow, 'branch_id' | 'not_before' | 'not_after'>;

export async function changeWishes(
  tx: Transaction<Tables>,
  id: string,
  wishes: Wishes & { look_due_at: Date },
): Promise<void> {
  await tx.updateTable('hold').set(wishes).where('id', '=', id).execute();
}

/**
 * Gives a hold another place in line; further ahead, none that joins later passes it. In its own place it stays as it is. Who moves
 * holds of a book does it one after the other.
 */
export async function moveInLine(
  tx: Transaction<Tables>,
  hold: Pick<HoldRow, 'id' | 'book_id' | 'rank'>,
  to: number,
): Promise<void> {
  await lockLine(tx, hold.book_id);
  if (await standsAt(tx, hold, to)) return;
  await putInLine(tx, hold, to);
  await sql`update hold set moved_ahead = rank < ${hold.rank}::numeric where id = ${hold.id}`.execute(tx);
}

/** Whether a hold has this place, or the last one, and there is none so far behind. */
async function standsAt(
  tx: Transaction<Tables>,
  { id, book_id }: Pick<HoldRow, 'id' | 'book_id'>,
  to: number,
): Promise<boolean> {
  const { rows } = await sql<{ stands: boolean }>`
    select place = least(${to}, size) as stands from (
      select id, row_number() over (order by rank, id) as place, count(*) over () as size from hold
      where book_id = ${book_id} and state = 'waiting'
    ) as line where id = ${id}`.execute(tx);
  return rows[0]?.stands ?? false;
}

/** Gives a hold a rank between those of the holds that stand before and behind its place then. */
async function putInLine(
  tx: Transaction<Tables>,
  { id, book_id }: Pick<HoldRow, 'id' | 'book_id'>,
  to: number,
): Promise<void> {
  await sql`
    with line as (
      select rank, row_number() over (order by rank, id) as place from hold
      where book_id = ${book_id} and state = 'waiting' and id <> ${id}
    ), neighbours as (
      select (select rank from line where place = ${to} - 1) as before, (select rank from line where place = ${to}) as behind
    )
    update hold set rank = case
        when before is not null and behind is not null then (before + behind) * 0.5
        when behind is not null then behind - 1
        else nextval('hold_rank') end
    from neighbours where hold.id = ${id}`.execute(tx);
}

/** Puts a hold before all that wait, unless it stands there already. */
export async function goFirst(
  tx: Transaction<Tables>,
  { id, book_id }: Pick<HoldRow, 'id' | 'book_id'>,
): Promise<void> {
  await lockLine(tx, book_id);
  await sql`
    update hold set moved_ahead = true, rank = least(rank, (
      select min(ahead.rank) - 1 from hold as ahead where ahead.book_id = ${book_id} and ahead.state = 'waiting' and ahead.id <> ${id}))
    where id = ${id}`.execute(tx);
}

const lockLine = (tx: Transaction<Tables>, bookId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${bookId}, 2))`.execute(tx);

export type KeptCopy = { copy_id: string; barcode: string; version: number };

/** A copy is kept for a hold, or is elsewhere now: no other need be recalled for it. */
export async function recordCopy(
  tx: Transaction<Tables>,
  id: string,
  { copy_id, barcode, version }: KeptCopy,
  now: {
    branch_id: string;
    state: KeptState;
    ready_at: Date | null;
    shelf_until: LocalDate | null;
    tell_at: Date | null;
  },
): Promise<void> {
  await tx
    .updateTable('hold')
    .set({
      copy_id,
      barcode,
      copy_version: version,
      look_due_at: null,
      recalled_loan_id: null,
      shelf_day_set: false,
      reminded_until: null,
      ...now,
    })
    .where('id', '=', id)
    .execute();
}

/** No copy is kept for it any more: it waits again. */
export async function recordNoCopy(
  tx: Transaction<Tables>,
  id: string,
  { version, now }: { version: number; now: Date },
): Promise<void> {
  const none = { copy_id: null, barcode: null, ready_at: null, shelf_until: null, tell_at: null };
  await tx
    .updateTable('hold')
    .set({ ...none, state: 'waiting', copy_version: version, look_due_at: now })
    .where('id', '=', id)
    .execute();
}

export async function closeHold(tx: Transaction<Tables>, id: string, how: HoldEnd, at: Date): Promise<void> {
  await tx
    .updateTable('hold')
    .set({ state: how, ended_at: at, tell_at: null, look_due_at: null })
    .where('id', '=', id)
    .execute();
}

/** The open holds on a book, or of a reader, locked. */
export const lockOpenHolds = (
  tx: Transaction<Tables>,
  of: { bookId: string } | { readerId: string },
): Promise<Selectable<HoldTable>[]> =>
  tx
    .selectFrom('hold')
    .selectAll()
    .where((eb) => ('bookId' in of ? eb('book_id', '=', of.bookId) : eb('reader_id', '=', of.readerId)))
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();

export async function deleteHoldsOf(tx: Transaction<Tables>, readerId: string): Promise<void> {
  await tx.deleteFrom('hold').where('reader_id', '=', readerId).execute();
}

/** The shelves are to be searched for all who wait for a book. */
export async function wantLook(db: Db, bookId: string, at: Date): Promise<void> {
  await db
    .updateTable('hold')
    .set({ look_due_at: at })
    .where('book_id', '=', bookId)
    .where('state', '=', 'waiting')
    .where((eb) => eb.or([eb('look_due_at', 'is', null), eb('look_due_at', '>', at)]))
    .execute();
}

/** The books whose shelves are to be searched, the longest due first. */
export async function booksToLook(db: Db, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('hold')
    .select('book_id')
    .where('look_due_at', '<=', before)
    .groupBy('book_id')
    .orderBy((eb) => eb.fn.min('look_due_at'))
    .orderBy('book_id')
    .limit(limit)
    .execute();
  return rows.map(({ book_id }) => book_id);
}

/** Records that the shelves were searched for these holds; a paused one is due when its reader wants it. */
export async function recordLook(
  db: Db,
  holdIds: readonly string[],
  { asked, next }: { asked: Date; next: Date | null },
): Promise<void> {
  await db
    .updateTable('hold')
    .set({ look_due_at: next })
    .where(sql<boolean>`id = any(${holdIds}::uuid[])`)
    .where('look_due_at', '<=', asked)
    .execute();
}

/** Puts a book whose shelves could not be searched behind the others. */
export async function postponeLook(db: Db, bookId: string, next: Date): Promise<void> {
  await db
    .updateTable('hold')
    .set({ look_due_at: next })
    .where('book_id', '=', bookId)
    .where('look_due_at', '<', next)
    .execute();
}

export type DueHold = Selectable<HoldTable>;
/** When what a job does to a hold is due. */
type DueBy = 'shelf_until' | 'not_after' | 'tell_at';

/** Of those that are due, the next ones, the longest first: locked until the transaction ends, but for those that others have locked. */
function takeDue(
  tx: Transaction<Tables>,
  by: DueBy,
  isDue: RawBuilder<boolean>,
  { after, limit, except }: Batch<DueHold>,
): Promise<DueHold[]> {
  let query = tx
    .selectFrom('hold')
    .selectAll()
    .where(isDue)
    .where(sql<boolean>`id <> all(${except}::uuid[])`)
    .orderBy(by)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  if (after) query = query.where(sql<boolean>`(${sql.ref(by)}, id) > (${after[by]}, ${after.id}::uuid)`);
  return query.execute();
}

/** Those whose last day on the hold shelf of one of these branches has passed. */
export const takeExpired = (
  tx: Transaction<Tables>,
  { branches, today }: { branches: readonly string[]; today: LocalDate },
  batch: Batch<DueHold>,
) =>
  takeDue(
    tx,
    'shelf_until',
    sql`state = 'ready' and branch_id = any(${branches}::text[]) and shelf_until < ${today}`,
    batch,
  );

/** Those on the hold shelf of a branch, locked. */
export const lockHoldShelf = (tx: Transaction<Tables>, branchId: string): Promise<Selectable<HoldTable>[]> =>
  tx
    .selectFrom('hold')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where('state', '=', 'ready')
    .orderBy('id')
    .forUpdate()
    .execute();

/**
 * Its reader is told of it, if it is another one, at a moment, or with what they are to be told before. One that staff have set no rule moves any
 * more.
 */
export async function recordShelfDay(
  tx: Transaction<Tables>,
  id: string,
  { until, tellAt, isSet = false }: { until: LocalDate; tellAt: Date | undefined; isSet?: boolean },
): Promise<void> {
  await tx
    .updateTable('hold')
    .set((eb) => ({
      shelf_until: until,
      ...(isSet && { shelf_day_set: true }),
      ...(tellAt && { tell_at: eb.fn.coalesce('tell_at', eb.val(tellAt)) }),
    }))
    .where('id', '=', id)
    .execute();
}

/** Those at some branches whose last day on the hold shelf is one of these, and whose readers know no more than when they were told of it. */
export const takeEnding = (
  tx: Transaction<Tables>,
  { branches, from, to }: { branches: readonly string[]; from: LocalDate; to: LocalDate },
  batch: Batch<DueHold>,
) =>
  takeDue(
    tx,
    'shelf_until',
    sql`state = 'ready' and branch_id = any(${branches}::text[]) and shelf_until between ${from} and ${to}
      and tell_at is null and reminded_until is distinct from shelf_until`,
    batch,
  );

/** Of the last day that it has now. */
export async function recordReminded(tx: Transaction<Tables>, id: string): Promise<void> {
  await tx
    .updateTable('hold')
    .set((eb) => ({ reminded_until: eb.ref('shelf_until') }))
    .where('id', '=', id)
    .execute();
}

/** Those whose readers want the book no more. */
export const takeWantedNoMore = (tx: Transaction<Tables>, today: LocalDate, batch: Batch<DueHold>) =>
  takeDue(tx, 'not_after', sql`state = 'waiting' and not_after < ${today}`, batch);

/** Those whose readers are to be told that the copy is ready. */
export const takeToTell = (tx: Transaction<Tables>, now: Date, batch: Batch<DueHold>) =>
  takeDue(tx, 'tell_at', sql`tell_at <= ${now}`, batch);

export async function recordTold(tx: Transaction<Tables>, id: string): Promise<void> {
  await tx.updateTable('hold').set({ tell_at: null }).where('id', '=', id).execute();
}

/** Whether readers want books at a branch. */
export async function hasHoldsAt(db: Db, branchId: string): Promise<boolean> {
  const hold = await db
    .selectFrom('hold')
    .select('id')
    .where('branch_id', '=', branchId)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return hold !== undefined;
}

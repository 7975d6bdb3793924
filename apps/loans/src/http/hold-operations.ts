import { apiError, invalidField } from '#errors';
import type { components, operations } from '#contracts/loans.ts';
import { isPerson, may, type Caller } from '#core/caller.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import { day, number, pagedBy, uuid } from '#http/cursor.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { isPaused } from '../domain/hold-queue.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { findHold, holdsOfReader, queuePage, shelfPage, type HoldRow } from '../store/holds.ts';
import { cancelHold, changeHold, moveHold, setShelfDay } from '../use-cases/change-hold.ts';
import { nextHold } from '../use-cases/next-hold.ts';
import { placeHold, type HoldOrder } from '../use-cases/place-hold.ts';
import { recallForHold } from '../use-cases/recall-for-hold.ts';
import { requireNear } from '../use-cases/require-near.ts';

type Schemas = components['schemas'];

/** In line. */
export const byRank = pagedBy(number, uuid);
const byLastDay = pagedBy(day, uuid);

/** Nobody has more at once, and those that have ended go after three days. */
export const MOST_HOLDS = 2_000;

type HoldOperations = Pick<
  OperationHandlers<operations>,
  | 'placeHold'
  | 'listReaderHolds'
  | 'listHoldQueue'
  | 'listHoldShelf'
  | 'getHold'
  | 'changeHold'
  | 'cancelHold'
  | 'setShelfDay'
  | 'moveHold'
  | 'recallForHold'
  | 'findNextHold'
>;

export function holdOperations(context: LoansContext): HoldOperations {
  const { db, reads, commit } = context;
  const shown = (row: HoldRow) => presentHold(row, momentOf(context).today);
  const asIs = (row: HoldRow) => ({ status: 200 as const, body: shown(row) });
  const wishes = (given: Schemas['HoldWishes']) => readWishes(context, given);

  return {
    placeHold: async ({ caller, body, write }) => {
      const order = await holdOrder(context, caller, write.id, body);
      return write.answer(
        commit,
        (row: HoldRow) => ({ status: 201, body: shown(row) }),
        (committing) => placeHold(context, order, committing),
      );
    },

    listReaderHolds: async ({ path }) => ({
      status: 200,
      body: { items: (await holdsOfReader(reads, path.user_id, MOST_HOLDS)).map(shown) },
    }),

    listHoldQueue: async ({ path, query: { cursor, limit = 20 } }) => {
      const rows = await queuePage(reads, path.book_id, { after: byRank.after(cursor), limit: limit + 1 });
      return { status: 200, body: byRank.page(rows, limit, ({ rank, id }) => [rank, id], shown) };
    },

    listHoldShelf: async ({ query: { branch_id: branch, cursor, limit = 20 } }) => {
      const rows = await shelfPage(reads, branch, { after: byLastDay.after(cursor), limit: limit + 1 });
      return { status: 200, body: byLastDay.page(rows, limit, (row) => [row.shelf_until ?? '', row.id], shown) };
    },

    getHold: async ({ caller, path }) => {
      const hold = await findHold(db, path.hold_id);
      if (!hold) throw apiError('hold_not_found');
      if (hold.reader_id !== caller.id && !may(caller, 'holds.read')) throw apiError('forbidden');
      return asIs(hold);
    },

    changeHold: ({ caller, path, body, write }) =>
      write.answer(commit, asIs, (committing) =>
        changeHold(context, caller, { id: path.hold_id, ...wishes(body) }, committing),
      ),

    cancelHold: ({ caller, path, write }) =>
      write.answer(commit, asIs, (committing) => cancelHold(context, caller, path.hold_id, committing)),

    setShelfDay: ({ caller, path, body, write }) =>
      write.answer(commit, asIs, (committing) =>
        setShelfDay(context, caller, { id: path.hold_id, until: body.until }, committing),
      ),

    moveHold: ({ caller, path, body, write }) =>
      write.answer(commit, asIs, (committing) =>
        moveHold(caller, { id: path.hold_id, position: body.position }, committing),
      ),

    recallForHold: ({ caller, path, write }) =>
      write.answer(commit, asIs, (committing) => recallForHold(context, caller, path.hold_id, committing)),

    findNextHold: async ({ path, query: { copy_id, branch_id: branch } }) => {
      const hold = await nextHold(db, { ...path, copy_id }, branch, momentOf(context));
      return { status: 200, body: hold ? { hold: { hold_id: hold.id, branch_id: hold.branch } } : {} };
    },
  };
}

/** @throws ApiError 400, 403, or 404 for an unknown barcode. */
async function holdOrder(
  context: LoansContext,
  caller: Caller,
  id: string,
  {
    book_id,
    barcode: scanned,
    reader_id: readerId = caller.id,
    branch_id = MAIN_BRANCH,
    ...days
  }: Schemas['HoldRequest'],
): Promise<HoldOrder> {
  const isSelf = readerId === caller.id;
  if (isSelf && !isPerson(caller)) throw apiError('forbidden');
  if ((!isSelf || scanned !== undefined) && !may(caller, 'holds.write')) throw apiError('forbidden');
  const { branch_id: branchId, not_before, not_after } = readWishes(context, { branch_id, ...days });
  const order = { id, readerId, branchId, notBefore: not_before, notAfter: not_after };
  if (scanned === undefined) {
    if (book_id === undefined) throw invalidField('book_id', 'book_or_barcode_missing');
    return { ...order, bookId: book_id, copy: null };
  }
  const copy = await context.books.findCopy(cutScannerNoise(scanned));
  if (book_id !== undefined && book_id !== copy.bookId) throw invalidField('barcode', 'of_another_book');
  return { ...order, bookId: copy.bookId, copy };
}

function readWishes(context: LoansContext, { branch_id, not_before = null, not_after = null }: Wishes) {
  const { today } = momentOf(context);
  if (not_after !== null && not_after < today) throw invalidField('not_after', 'day_is_past');
  if (not_after !== null && not_before !== null && not_after < not_before)
    throw invalidField('not_after', 'ends_before_it_begins');
  if (not_before !== null) requireNear(context, 'not_before', not_before);
  if (not_after !== null) requireNear(context, 'not_after', not_after);
  return { branch_id, not_before, not_after };
}

type Wishes = { branch_id: string; not_before?: string | null; not_after?: string | null };

export function presentHold(row: HoldRow, today: string): Schemas['Hold'] {
  const paused = row.state === 'waiting' && isPaused({ notBefore: row.not_before }, today);
  return {
    id: row.id,
    reader_id: row.reader_id,
    book_id: row.book_id,
    title: row.title,
    branch_id: row.branch_id,
    state: paused ? 'paused' : row.state,
    ...(row.position !== null && { position: row.position }),
    ...(row.priority > 0 && { priority: row.priority }),
    placed_at: row.placed_at.toISOString(),
    ...(row.not_before !== null && { not_before: row.not_before }),
    ...(row.not_after !== null && { not_after: row.not_after }),
    ...(row.wanted_copy_id !== null && { only_this_copy: true }),
    ...(row.barcode !== null && { barcode: row.barcode }),
    ...(row.ready_at !== null && { ready_at: row.ready_at.toISOString() }),
    ...(row.shelf_until !== null && { shelf_until: row.shelf_until }),
    ...(row.ended_at !== null && { ended_at: row.ended_at.toISOString() }),
    ...(row.expected_on !== null && { expected_on: row.expected_on }),
  };
}

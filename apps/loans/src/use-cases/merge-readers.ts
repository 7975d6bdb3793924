import type { Transaction } from 'kysely';
import { requireNone, type Rejection } from '#errors';
import type { Outbox } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { isOver } from '../domain/hold.ts';
import { rejectMerge } from '../domain/merge.ts';
import { holdsOfOne, type OpenHold } from '../domain/merged-holds.ts';
import {
  booksOfBoth,
  countsOf,
  lockBoth,
  moveAll,
  openHoldsOfBoth,
  statesOf,
  titlesOfBoth,
  whoIsNow,
  type Counts,
  type HoldOfBoth,
  type Pair,
} from '../store/merges.ts';
import { lockOpenHolds } from '../store/holds.ts';
import type { Tables } from '../store/schema.ts';
import { endHold } from './end-hold.ts';
import { announceBalance } from './enter.ts';

type Db = Parameters<typeof whoIsNow>[0];
type Needed = Pick<LoansContext, 'commit' | 'currency' | 'now'>;

/** What would be moved, and every reason why it would not. */
export type LendingMerge = { rejections: Rejection[]; moves: Counts & { holds: number; holds_ended: number } };

/** What a merge would do in lending. Nothing is written. */
export async function checkLendingMerge(
  { db, currency }: Pick<LoansContext, 'db' | 'currency'>,
  pair: Pair,
): Promise<LendingMerge & { currency: string }> {
  const [rejections, counts, { stay, end }] = await Promise.all([
    rejectionsOf(db, pair),
    countsOf(db, pair.from),
    holdsOf(db, pair),
  ]);
  const holds = stay.filter((hold) => hold.reader_id === pair.from).length;
  return { rejections, moves: { ...counts, holds, holds_ended: end.length }, currency };
}

/**
 * All that one reader has borrowed, owes, pays and waits for is the other's from now on, and the one is closed. Safe to repeat: what has come late
 * goes the same way.
 *
 * @throws ApiError 409 with every reason against it.
 */
export async function mergeLending(context: Needed, asked: Pair): Promise<void> {
  await context.commit(async (tx, outbox) => mergeWithin(context, tx, outbox, asked));
}

export async function mergeWithin(
  context: Pick<LoansContext, 'currency' | 'now'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  asked: Pair,
): Promise<void> {
  // Whoever is kept may have been merged themselves by now.
  const pair = { from: asked.from, into: await whoIsNow(tx, asked.into) };
  if (pair.from === pair.into) return;
  await lockBoth(tx, pair);
  requireNone(await rejectionsOf(tx, pair));
  const now = context.now();
  for (const readerId of [pair.from, pair.into].toSorted()) await lockOpenHolds(tx, { readerId });
  const { end } = await holdsOf(tx, pair);
  for (const hold of end) await endHold(tx, outbox, hold, { how: 'cancelled', at: now });
  const hasMovedCharges = await moveAll(tx, pair, now);
  if (hasMovedCharges) await announceBalance(context, tx, outbox, { readerId: pair.into });
}

async function rejectionsOf(db: Db, pair: Pair): Promise<Rejection[]> {
  const states = await statesOf(db, pair);
  const from = states.get(pair.from);
  return rejectMerge({
    fromIsClosed: from?.isClosed === true && from.mergedInto !== pair.into,
    intoIsClosed: states.get(pair.into)?.isClosed === true,
    bothHave: await titlesOfBoth(db, pair),
  });
}

async function holdsOf(db: Db, pair: Pair) {
  const holds = (await openHoldsOfBoth(db, pair)).flatMap(asOpen);
  return holdsOfOne(holds, await booksOfBoth(db, pair));
}

function asOpen(hold: HoldOfBoth): (HoldOfBoth & OpenHold)[] {
  const { state } = hold;
  return isOver(state) ? [] : [{ ...hold, bookId: hold.book_id, state }];
}

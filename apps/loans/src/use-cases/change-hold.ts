import { apiError, invalidField, rejected } from '#errors';
import { may, type Caller } from '#core/caller.ts';
import { libraryDay, type LocalDate } from '#core/library-day.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { Transaction } from 'kysely';
import type { LoansContext } from '../context.ts';
import { nextOpenDay } from '../domain/calendar.ts';
import { isOver, MOST_SHELF_DAYS, wrongShelfDay } from '../domain/hold.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { holdEmail } from '../events/messages.ts';
import { holdBranch } from '../store/branches.ts';
import {
  changeWishes,
  findHold,
  lockHold,
  moveInLine,
  openHoldOn,
  recordShelfDay,
  type HoldRow,
  type Wishes,
} from '../store/holds.ts';
import type { Tables } from '../store/schema.ts';
import { endHold } from './end-hold.ts';
import { tellReadyAt } from './follow-copy.ts';
import { serveHoldsSoon } from './serve-holds.ts';

/** @throws ApiError 404, 403 for somebody else's, 409 for one that has ended or has a copy. */
export async function changeHold(
  context: LoansContext,
  caller: Caller,
  { id, ...wishes }: Wishes & { id: string },
  commit: CommitOf<Tables, HoldRow>,
): Promise<HoldRow> {
  const changed = await commit(async (tx) => {
    const hold = await theirs(tx, caller, id);
    if (isOver(hold.state)) throw rejected([{ code: 'hold_over' }]);
    if (hold.state !== 'waiting') throw rejected([{ code: 'hold_has_copy' }]);
    if (wishes.branch_id !== MAIN_BRANCH && !(await holdBranch(tx, wishes.branch_id)))
      throw apiError('branch_not_found');
    await changeWishes(tx, id, { ...wishes, look_due_at: context.now() });
    return shownHold(tx, id);
  });
  await serveHoldsSoon(context, changed.book_id);
  return changed;
}

/** Cancels a hold; one that is cancelled stays so. @throws ApiError 404, 403 for somebody else's, 409 for one that has ended otherwise. */
export async function cancelHold(
  { now }: LoansContext,
  caller: Caller,
  id: string,
  commit: CommitOf<Tables, HoldRow>,
): Promise<HoldRow> {
  return commit(async (tx, outbox) => {
    const hold = await theirs(tx, caller, id);
    if (hold.state === 'cancelled') return shownHold(tx, id);
    if (isOver(hold.state)) throw rejected([{ code: 'hold_over' }]);
    await endHold(tx, outbox, hold, { how: 'cancelled', at: now() });
    if (hold.reader_id !== caller.id) outbox.add(holdEmail('hold_cancelled', hold));
    return shownHold(tx, id);
  });
}

/** @throws ApiError 404, 403 for whoever waits in that line themselves, 409 for one that has ended or has a copy. */
export async function moveHold(
  caller: Caller,
  { id, position }: { id: string; position: number },
  commit: CommitOf<Tables, HoldRow>,
): Promise<HoldRow> {
  return commit(async (tx) => {
    const hold = await lockHold(tx, id);
    if (!hold) throw apiError('hold_not_found');
    // Who is moved behind it lets one's own hold pass.
    if (await openHoldOn(tx, caller.id, hold.book_id)) throw apiError('own_hold');
    if (isOver(hold.state)) throw rejected([{ code: 'hold_over' }]);
    if (hold.state !== 'waiting') throw rejected([{ code: 'hold_has_copy' }]);
    await moveInLine(tx, hold, position);
    return shownHold(tx, id);
  });
}

/**
 * Sets another last day on the hold shelf, or the next one on which the branch is open. The reader is told of it after some minutes, so that a slip can be put right.
 *
 * @throws ApiError 404; 403 for one's own; 409 for one that does not stand there; 400 for a day that is past, or too far ahead
 */
export async function setShelfDay(
  { now, calendars }: Pick<LoansContext, 'now' | 'calendars'>,
  caller: Caller,
  { id, until: wanted }: { id: string; until: LocalDate },
  commit: CommitOf<Tables, HoldRow>,
): Promise<HoldRow> {
  return commit(async (tx) => {
    const hold = await lockHold(tx, id);
    if (!hold) throw apiError('hold_not_found');
    if (hold.reader_id === caller.id) throw apiError('own_hold_on_shelf');
    if (hold.state !== 'ready') throw rejected([{ code: 'hold_not_on_shelf' }]);
    const calendar = await calendars.ofLoan(hold, tx);
    const wrong = wrongShelfDay(wanted, libraryDay(now(), calendar.timeZone));
    if (wrong === 'too_far_ahead') throw invalidField('until', wrong, { days: MOST_SHELF_DAYS });
    if (wrong !== undefined) throw invalidField('until', wrong);
    const until = nextOpenDay(calendar, wanted) ?? wanted;
    const isAnother = until !== hold.shelf_until;
    await recordShelfDay(tx, id, { until, tellAt: isAnother ? tellReadyAt(now()) : undefined, isSet: true });
    return shownHold(tx, id);
  });
}

async function theirs(tx: Transaction<Tables>, caller: Caller, id: string) {
  const hold = await lockHold(tx, id);
  if (!hold) throw apiError('hold_not_found');
  if (hold.reader_id !== caller.id && !may(caller, 'holds.write')) throw apiError('forbidden');
  return hold;
}

async function shownHold(tx: Transaction<Tables>, id: string): Promise<HoldRow> {
  const hold = await findHold(tx, id);
  if (!hold) throw apiError('hold_not_found');
  return hold;
}

import type { Selectable } from 'kysely';
import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import type { FollowedCopy } from '../clients/books.ts';
import { isOver, shelfTermsAt, shelfUntil, stateAt } from '../domain/hold.ts';
import { holdEmail, holdEnded } from '../events/messages.ts';
import { findBranch } from '../store/branches.ts';
import { goFirst, lockHold, recordCopy, recordNoCopy } from '../store/holds.ts';
import type { HoldTable } from '../store/schema.ts';
import { endUnfilledHold } from './end-hold.ts';

type Needed = Pick<LoansContext, 'commit' | 'now' | 'calendars' | 'holdTerms'>;

/** Until then a wrong scan can be put right, and nobody is told of it. */
const TOLD_AFTER_MS = 10 * 60_000;

export const tellReadyAt = (now: Date): Date => new Date(now.getTime() + TOLD_AFTER_MS);

/**
 * The hold goes where its copy goes: each change counts once, and old news not at all. Of a hold that has ended, books is told by hold.ended;
 * so it is of one that is not known any more. On the hold shelf its days begin. A reader who has chosen another branch after the copy was kept has chosen too late.
 */
export async function followCopy({ commit, now, calendars, holdTerms }: Needed, copy: FollowedCopy): Promise<void> {
  await commit(async (tx, outbox) => {
    const hold = await lockHold(tx, copy.hold_id);
    if (!hold) outbox.add(holdEnded({ id: copy.hold_id, book_id: copy.book_id }, 'unfilled'));
    if (!hold || isOver(hold.state) || hold.copy_version >= copy.version) return;
    if (hold.state === 'waiting' && hold.told_when_kept) outbox.add(holdEmail('book_available', hold));
    const state = stateAt(copy.place);
    const branch_id = copy.branch_id ?? hold.branch_id;
    if (state !== 'ready') {
      await recordCopy(tx, hold.id, copy, { branch_id, state, ready_at: null, shelf_until: null, tell_at: null });
      return;
    }
    const readyAt = now();
    const calendar = await calendars.ofLoan({ branch_id }, tx);
    const { shelfDays } = shelfTermsAt(await findBranch(tx, branch_id), holdTerms);
    await recordCopy(tx, hold.id, copy, {
      branch_id,
      state,
      ready_at: readyAt,
      shelf_until: shelfUntil(
        libraryDay(readyAt, calendar.timeZone),
        { days: shelfDays, notAfter: hold.not_after },
        calendar,
      ),
      tell_at: tellReadyAt(readyAt),
    });
  });
}

/**
 * The copy was none to be lent: the hold waits again, before all others, and whoever was told that it is ready hears of it. A hold on this one copy ends with it, if it has left the collection.
 */
export async function loseCopy(
  { commit, now }: Needed,
  { hold_id, version, gone }: { hold_id: string; version: number; gone?: boolean },
): Promise<void> {
  await commit(async (tx, outbox) => {
    const hold = await lockHold(tx, hold_id);
    if (!hold || isOver(hold.state) || hold.copy_version >= version) return;
    if (gone === true && hold.wanted_copy_id !== null) return endUnfilledHold(tx, outbox, hold, now());
    await goFirst(tx, hold);
    await recordNoCopy(tx, hold.id, { version, now: now() });
    if (wasTold(hold, now())) outbox.add(holdEmail('hold_delayed', hold));
  });
}

/** Whoever is to be told of more days was told of the first ones. */
const wasTold = ({ state, ready_at, tell_at }: Selectable<HoldTable>, now: Date): boolean =>
  state === 'ready' && (tell_at === null || (ready_at !== null && tellReadyAt(ready_at) < now));

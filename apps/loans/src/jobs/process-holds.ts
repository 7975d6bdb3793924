import type { Transaction } from 'kysely';
import { groupBy } from '#core/group-by.ts';
import { libraryDay, type LocalDate } from '#core/library-day.ts';
import type { Outbox } from '#messaging/commit.ts';
import { processDue, type Batch } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { isToldLate, remindedOf, shelfTermsAt, type HoldEnd } from '../domain/hold.ts';
import { holdEmail } from '../events/messages.ts';
import { findBranch, listBranches, type Branch } from '../store/branches.ts';
import { readCalendars } from '../store/calendars.ts';
import {
  booksToLook,
  postponeLook,
  recordReminded,
  recordTold,
  takeEnding,
  takeExpired,
  takeToTell,
  takeWantedNoMore,
  type DueHold,
} from '../store/holds.ts';
import type { Tables } from '../store/schema.ts';
import { endHold } from '../use-cases/end-hold.ts';
import { moveWaiting } from './move-waiting.ts';
import { giveMoreDays } from '../use-cases/give-more-days.ts';
import { serveHolds } from '../use-cases/serve-holds.ts';

type Run = JobRun<Tables>;
type Context = Pick<LoansContext, 'books' | 'calendars' | 'holdTerms' | 'timeZone'>;

/** Whoever is served meanwhile waits for no more than these: some tens of milliseconds. */
const BATCH = 100;
/** The shelves are searched for so many books in a run. */
const MOST_LOOKS = 200;
/** Where books could not be asked, it is asked again then. */
const RETRY_MS = 60_000;

/**
 * What holds need when nobody asks: the shelves are searched where that could not be done at once, and for those that were paused; nobody waits longer
 * than they want, no copy stands on the hold shelf longer than its days; and readers are told what stands there for them, and reminded of it.
 */
export async function processHolds(
  context: Context,
  run: Run,
): Promise<{ moved: number; looked: number; expired: number; unfilled: number; told: number; reminded: number }> {
  const moved = await moveWaiting(run);
  const { today } = momentOf({ now: run.now, timeZone: context.timeZone });
  const expired = await expireShelves(context, run);
  const unfilled = await endAll(run, 'unfilled', (tx, batch) => takeWantedNoMore(tx, today, batch));
  const told = await tellReady(context, run);
  const reminded = await remindOfShelves(context, run);
  return { moved, looked: await searchShelves(context, run), expired, unfilled, told, reminded };
}

/** By the day that it is at the branch. One that has closed on the last day meanwhile gives further days. */
async function expireShelves({ timeZone, holdTerms }: Context, run: Run): Promise<number> {
  const calendars = await readCalendars(run.db, timeZone);
  const branches = groupBy([...calendars], ([, calendar]) => libraryDay(run.now(), calendar.timeZone));
  let expired = 0;
  for (const [today, there] of branches) {
    const ids = there.map(([id]) => id);
    const take: Take = (tx, batch) => takeExpired(tx, { branches: ids, today }, batch);
    expired += await endAll(run, 'expired', take, async (tx, hold) => {
      const calendar = calendars.get(hold.branch_id);
      const { shelfDays } = shelfTermsAt(await findBranch(tx, hold.branch_id), holdTerms);
      return calendar !== undefined && giveMoreDays(tx, hold, { calendar, shelfDays, now: run.now() });
    });
  }
  return expired;
}

async function searchShelves(context: Context, run: Run): Promise<number> {
  let looked = 0;
  for (const bookId of await booksToLook(run.db, run.now(), MOST_LOOKS)) {
    if (run.stopping()) break;
    try {
      await serveHolds({ ...context, db: run.db, commit: run.commit, now: run.now }, bookId);
      looked += 1;
      run.count('processed', 1);
    } catch (error) {
      // Behind the others: books may fail for this book only.
      await postponeLook(run.db, bookId, new Date(run.now().getTime() + RETRY_MS));
      run.log.warn({ err: error, book_id: bookId }, 'the shelves could not be searched yet');
    }
  }
  return looked;
}

type Take = (tx: Transaction<Tables>, batch: Batch<DueHold>) => Promise<DueHold[]>;

/** Sees to what is due; afterwards it is due no more. One that fails is set aside. @returns how many there were */
async function eachDue(
  run: Run,
  take: Take,
  see: (hold: DueHold, tx: Transaction<Tables>, outbox: Outbox) => Promise<void>,
): Promise<number> {
  const work = {
    id: ({ id }: DueHold) => id,
    take,
    act: async (tx: Transaction<Tables>, outbox: Outbox, holds: DueHold[]) => {
      for (const hold of holds) await see(hold, tx, outbox);
    },
  };
  return (await processDue<Tables, DueHold>(run, work, BATCH)).processed;
}

/** Ends those that are due, but for those of which it turns out that they go on. */
const endAll = (
  run: Run,
  how: HoldEnd & ('expired' | 'unfilled'),
  take: Take,
  goesOn?: (tx: Transaction<Tables>, hold: DueHold) => Promise<boolean>,
): Promise<number> =>
  eachDue(run, take, async (hold, tx, outbox) => {
    if (await goesOn?.(tx, hold)) return;
    await endHold(tx, outbox, hold, { how, at: run.now() });
    outbox.add(holdEmail(`hold_${how}`, hold));
  });

async function tellReady({ holdTerms, timeZone }: Context, run: Run): Promise<number> {
  const take: Take = (tx, batch) => takeToTell(tx, run.now(), batch);
  return eachDue(run, take, async (hold, tx, outbox) => {
    await recordTold(tx, hold.id);
    if (hold.state !== 'ready' || hold.shelf_until === null) return;
    const branch = await findBranch(tx, hold.branch_id);
    const { reminderDays } = shelfTermsAt(branch, holdTerms);
    const today = libraryDay(run.now(), branch?.timeZone ?? timeZone);
    if (isToldLate(hold.shelf_until, today, reminderDays)) await recordReminded(tx, hold.id);
    outbox.add(holdEmail('hold_ready', hold, shelfFacts(hold.shelf_until, branch)));
  });
}

/** Readers are reminded once of each last day on the hold shelf, by the day that it is at the branch; of those that have the same day at once. */
async function remindOfShelves({ holdTerms, timeZone }: Context, run: Run): Promise<number> {
  const branches = new Map((await listBranches(run.db)).map((branch) => [branch.id, branch]));
  const dayAt = (branch: Branch) => libraryDay(run.now(), branch.timeZone ?? timeZone);
  const alike = groupBy(
    branches.values(),
    (branch) => `${dayAt(branch)} ${shelfTermsAt(branch, holdTerms).reminderDays}`,
  );
  let reminded = 0;
  for (const [first, ...others] of alike.values()) {
    if (!first) continue;
    const days = remindedOf(dayAt(first), shelfTermsAt(first, holdTerms).reminderDays);
    if (!days) continue;
    const ids = [first, ...others].map(({ id }) => id);
    const take: Take = (tx, batch) => takeEnding(tx, { branches: ids, ...days }, batch);
    reminded += await eachDue(run, take, async (hold, tx, outbox) => {
      await recordReminded(tx, hold.id);
      if (hold.shelf_until === null) return;
      outbox.add(holdEmail('hold_ending', hold, shelfFacts(hold.shelf_until, branches.get(hold.branch_id))));
    });
  }
  return reminded;
}

const shelfFacts = (until: LocalDate, branch: Branch | undefined) => ({
  due_date: until,
  ...(branch && { branch_name: branch.name }),
});

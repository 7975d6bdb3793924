import { isRejection } from '#errors';
import { addDays, startOfDay } from '#core/library-day.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { isPaused, isWanted } from '../domain/hold-queue.ts';
import { lockHold, queueOf, recordLook } from '../store/holds.ts';
import { endUnfilledHold } from './end-hold.ts';
import { followCopy } from './follow-copy.ts';
import { recallForAll } from './recall-for-hold.ts';

type Needed = Pick<LoansContext, 'db' | 'books' | 'calendars' | 'holdTerms' | 'commit' | 'now' | 'timeZone'>;

/**
 * Searches the shelves for those who wait for a book, in line: each is given a copy that is free, until there is none; for those who get none, loans are
 * recalled. Safe to repeat, and to do twice
 * at once: books keeps one copy for a hold.
 *
 * @throws ApiError 503 if books does not answer.
 */
export async function serveHolds(context: Needed, bookId: string): Promise<void> {
  const { db, books } = context;
  const { now: asked, today } = momentOf(context);
  const queue = await queueOf(db, bookId);
  let anyIsFree = true;
  const inVain = [];
  for (const hold of queue.filter((one) => isWanted(one, today))) {
    // A hold on one copy may be served although no other is free.
    if (!anyIsFree && hold.wantedCopy === null) {
      inVain.push(hold);
      continue;
    }
    const { id: holdId, branch, wantedCopy } = hold;
    const answer = await books.keep(holdId, { bookId, branch, copyId: wantedCopy ?? undefined });
    if (answer === 'none') inVain.push(hold);
    if (answer === 'none' && wantedCopy === null) anyIsFree = false;
    if (answer === 'unfillable') await endUnfilled(context, holdId);
    if (typeof answer === 'object') await followCopy(context, answer);
  }
  await recallForAll(context, bookId, inVain);
  const resumes = queue.flatMap(({ notBefore }) =>
    notBefore !== null && isPaused({ notBefore }, today) ? [notBefore] : [],
  );
  const [first] = resumes.toSorted();
  // Whoever has joined the line meanwhile is still to be looked for.
  const [onOneCopy, others] = partition(queue, ({ wantedCopy }) => wantedCopy !== null);
  await recordLook(db, others, { asked, next: first === undefined ? null : startOfDay(first, context.timeZone) });
  // Nobody says when that copy leaves the collection.
  await recordLook(db, onOneCopy, { asked, next: startOfDay(addDays(today, 1), context.timeZone) });
}

/** What a hold wants has left the collection: its reader waits for nothing. */
async function endUnfilled({ commit, now }: Needed, holdId: string): Promise<void> {
  await commit(async (tx, outbox) => {
    const hold = await lockHold(tx, holdId);
    if (hold?.state === 'waiting') await endUnfilledHold(tx, outbox, hold, now());
  });
}

function partition<One extends { id: string }>(all: readonly One[], fits: (one: One) => boolean): [string[], string[]] {
  const ids = (some: readonly One[]) => some.map(({ id }) => id);
  return [ids(all.filter(fits)), ids(all.filter((one) => !fits(one)))];
}

/** The same, where the job makes up for what fails. */
export async function serveHoldsSoon(context: Needed & Pick<LoansContext, 'log'>, bookId: string): Promise<void> {
  try {
    await serveHolds(context, bookId);
  } catch (error) {
    if (isRejection(error)) throw error;
    context.log.warn({ err: error, book_id: bookId }, 'the shelves could not be searched yet');
  }
}

import type { Selectable, Transaction } from 'kysely';
import { apiError, rejected } from '#errors';
import { LAST_DAY, libraryDay, type LocalDate } from '#core/library-day.ts';
import type { Caller } from '#core/caller.ts';
import type { CommitOf, Outbox } from '#messaging/commit.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { firstCheckOn } from '../domain/due-actions.ts';
import { dueOn } from '../domain/due-date.ts';
import { isOver } from '../domain/hold.ts';
import { isPaused, isWanted, type WaitingHold } from '../domain/hold-queue.ts';
import { bestRecall, type RecallableLoan } from '../domain/recall.ts';
import { dueDateChanged, loanEmail } from '../events/messages.ts';
import { findHold, lockHold, openHoldOn, recordRecall, type HoldRow } from '../store/holds.ts';
import { fineTermsOf, lockLoan, recallableLoans, recalledInVain, recallLoan } from '../store/loans.ts';
import type { LoanTable, Tables } from '../store/schema.ts';

type Needed = Pick<LoansContext, 'commit' | 'calendars' | 'now' | 'timeZone'>;
type Recalled = 'recalled' | 'nothing_to_recall' | 'not_waiting';

/**
 * The desk asks for a copy that is on loan. While the copy that was recalled is out, nothing more is.
 *
 * @throws ApiError 404, 403 for whoever waits in that line themselves, 409 for one that does not wait now, or if no loan can be recalled.
 */
export async function recallForHold(
  context: LoansContext,
  caller: Caller,
  id: string,
  commit: CommitOf<Tables, HoldRow>,
): Promise<HoldRow> {
  return commit(async (tx, outbox) => {
    const hold = await theHold(tx, id);
    if (await openHoldOn(tx, caller.id, hold.book_id)) throw apiError('own_hold');
    if (isOver(hold.state)) throw rejected([{ code: 'hold_over' }]);
    if (hold.state !== 'waiting') throw rejected([{ code: 'hold_has_copy' }]);
    if (isPaused({ notBefore: hold.not_before }, momentOf(context).today)) throw rejected([{ code: 'hold_paused' }]);
    if (hold.expected_on !== null) return hold;
    const recalled = await recallOne(context, tx, outbox, { ...hold, wantedCopy: hold.wanted_copy_id });
    if (recalled === 'nothing_to_recall') throw rejected([{ code: 'nothing_to_recall' }]);
    return theHold(tx, id);
  });
}

/** For each of those who wait for a book in vain, and for whom nothing was recalled yet, one of its loans is, as long as there are any. */
export async function recallForAll(
  context: Needed,
  bookId: string,
  holds: readonly (Pick<WaitingHold, 'id' | 'wantedCopy'> & { hasRecalled: boolean })[],
): Promise<void> {
  let anyIsLeft = true;
  for (const { id, wantedCopy } of holds.filter(({ hasRecalled }) => !hasRecalled)) {
    if (!anyIsLeft && wantedCopy === null) continue;
    const recalled = await context.commit((tx, outbox) =>
      recallOne(context, tx, outbox, { id, book_id: bookId, wantedCopy }),
    );
    if (recalled === 'nothing_to_recall' && wantedCopy === null) anyIsLeft = false;
  }
}

type Wanted = { id: string; book_id: string; wantedCopy: string | null };

/**
 * Recalls the loan that is back first, and tells its reader. One that was recalled for somebody who waits no more, and is back no later, is enough:
 * nobody else is asked, however often a hold is placed and cancelled. Whoever changes a loan and holds locks the loan first, so the hold is looked
 * at after that.
 */
async function recallOne(context: Needed, tx: Transaction<Tables>, outbox: Outbox, wanted: Wanted): Promise<Recalled> {
  for (;;) {
    const chosen = await chooseLoan(context, tx, wanted);
    if (!chosen) return 'nothing_to_recall';
    const loan = await lockLoan(tx, chosen.id);
    // It may have been renewed, returned, or recalled for another one until it was locked, or another one is better now.
    if (!loan || !isSameChoice(chosen, await chooseLoan(context, tx, wanted))) continue;

    const hold = await lockHold(tx, wanted.id);
    const dates = hold && { notBefore: hold.not_before, notAfter: hold.not_after };
    if (!dates || hold.state !== 'waiting' || !isWanted(dates, momentOf(context).today)) return 'not_waiting';
    if ((await theHold(tx, wanted.id)).expected_on !== null) return 'recalled';

    await recordRecall(tx, wanted.id, loan.id);
    if (chosen.dueDate !== undefined) await recall(context, tx, outbox, { loan, dueDate: chosen.dueDate });
    return 'recalled';
  }
}

/** A loan to ask for, and the day on which it is due then; no day, if it is asked for already. */
type Chosen = { id: string; dueDate: LocalDate | undefined };

const isSameChoice = (one: Chosen, other: Chosen | undefined): boolean =>
  one.id === other?.id && one.dueDate === other.dueDate;

async function chooseLoan(context: Needed, tx: Transaction<Tables>, wanted: Wanted): Promise<Chosen | undefined> {
  const { book_id: bookId, wantedCopy: copyId } = wanted;
  const best = bestRecall(await recallable(context, tx, wanted));
  const { today } = momentOf(context);
  const asked = await recalledInVain(tx, { bookId, copyId, from: today, until: best?.dueDate ?? LAST_DAY });
  if (asked) return { id: asked.id, dueDate: undefined };
  return best && { id: best.loan.id, dueDate: best.dueDate };
}

async function recall(
  { calendars, now, timeZone }: Needed,
  tx: Transaction<Tables>,
  outbox: Outbox,
  { loan, dueDate }: { loan: Selectable<LoanTable>; dueDate: LocalDate },
): Promise<void> {
  const calendar = await calendars.ofLoan(loan, tx);
  const fineTerms = fineTermsOf({ ...loan, recalled_at: now() });
  const checkOn = firstCheckOn({ dueDate, fineTerms, calendar }, now(), timeZone);
  const recalled = await recallLoan(tx, loan.id, { due: dueOn(dueDate, calendar), checkOn }, now());
  outbox.add(dueDateChanged(recalled), loanEmail('loan_recalled', recalled));
}

async function recallable(
  { calendars, now }: Needed,
  tx: Transaction<Tables>,
  { book_id: bookId, wantedCopy: copyId }: Wanted,
): Promise<RecallableLoan[]> {
  const loans = await recallableLoans(tx, { bookId, copyId });
  return Promise.all(
    loans.map(async (loan) => {
      const calendar = await calendars.ofLoan(loan, tx);
      return {
        id: loan.id,
        issuedOn: libraryDay(loan.issued_at, calendar.timeZone),
        dueDate: loan.due_date,
        terms: { guaranteedDays: loan.recall_guaranteed_days, returnDays: loan.recall_return_days },
        calendar,
        today: libraryDay(now(), calendar.timeZone),
      };
    }),
  );
}

async function theHold(tx: Transaction<Tables>, id: string): Promise<HoldRow> {
  const hold = await findHold(tx, id);
  if (!hold) throw apiError('hold_not_found');
  return hold;
}

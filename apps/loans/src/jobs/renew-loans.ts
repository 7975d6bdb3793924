import { isRejection } from '#errors';
import { ApiError } from '#core/api-error.ts';
import { openSetAside } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import { isLockConflict } from '#postgres/database.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { renewsNow } from '../domain/renewal.ts';
import { dueOf, lockLoan, selfRenewing, type Moment } from '../store/loans.ts';
import { loansRenewingOn, recordRenewalTried } from '../store/renewing-loans.ts';
import type { Tables } from '../store/schema.ts';
import { renewUnlessRefused, whatIsKnown, type Known } from '../use-cases/renew-loan.ts';

/** So many are asked about at once. */
const BATCH = 20;

/**
 * Renews loans some days before their due date, by the rules that their readers go by. What a rule is against is tried again each day until it is due;
 * its reader is reminded as of any other.
 */
export async function renewLoans(
  context: LoansContext,
  run: JobRun<Tables>,
): Promise<{ renewed: number; refused: number }> {
  const at = momentOf({ now: run.now, timeZone: context.timeZone });
  const aside = await openSetAside(run);
  const outcomes = { renewed: 0, refused: 0 };
  const unanswered: { id: string; error: unknown }[] = [];
  /** Those by hours are not put off until tomorrow, but until the next run. */
  const tried: string[] = [];
  for (let taken = BATCH; taken === BATCH && !run.stopping();) {
    const except = [...aside.ids, ...tried, ...unanswered.map(({ id }) => id)];
    const due = await loansRenewingOn(run.db, at, { except, limit: BATCH });
    const known = await Promise.allSettled(due.map((loan) => whatIsKnown(context, loan)));
    const before = unanswered.length;
    for (const [index, { id, hourly }] of due.entries()) {
      const about = known[index];
      try {
        if (about?.status !== 'fulfilled') throw about?.reason;
        const outcome = await tryToRenew(context, run, { id, known: about.value, at });
        if (hourly) tried.push(id);
        if (outcome) outcomes[outcome] += 1;
      } catch (error) {
        if (mayPassSoon(error)) unanswered.push({ id, error });
        else await aside.add(id, error);
      }
    }
    run.count('processed', due.length);
    // Another service is away, and not only for one of these.
    taken = unanswered.length - before === due.length ? 0 : due.length;
  }
  // The next run asks again.
  const [first] = unanswered;
  if (first) throw first.error;
  return outcomes;
}

/** Another service is away, or others hold their locks: not for a day. */
const mayPassSoon = (error: unknown): boolean =>
  (error instanceof ApiError && !isRejection(error)) || isLockConflict(error);

/** @returns nothing, if it has come back or got another due date meanwhile. */
function tryToRenew(
  context: LoansContext,
  run: JobRun<Tables>,
  { id, known, at }: { id: string; known: Known; at: Moment },
): Promise<'renewed' | 'refused' | undefined> {
  return run.commit(async (tx, outbox) => {
    const loan = await lockLoan(tx, id);
    if (!loan || !renewsNow(selfRenewing(loan, dueOf(loan, known.calendar).at), at)) return undefined;
    await recordRenewalTried(tx, id, at.today);
    const { renewed } = await renewUnlessRefused(tx, outbox, { context, loan, known });
    return renewed ? 'renewed' : 'refused';
  });
}

import { inOrderOfIndex, isUnavailable, openSetAside, type SetAside } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import { isLockConflict } from '#postgres/database.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { renewsNow } from '../domain/renewal.ts';
import { dueOf, lockFreeLoans, selfRenewing, type Moment } from '../store/loans.ts';
import { loansRenewingOn, recordRenewalTried, type RenewingLoan } from '../store/renewing-loans.ts';
import type { Tables } from '../store/schema.ts';
import { renewEach, waitingForEach, whatIsKnown, type Known } from '../use-cases/renew-loan.ts';

/** So many are asked about by one question, and renewed in one transaction: whoever is served meanwhile waits for no more. */
const BATCH = 200;
/** Of books for which somebody waits, so many are asked about at once. */
const ASKED_AT_ONCE = 20;

type Outcomes = { renewed: number; refused: number };
/** What is known of a loan by its id. */
type KnownLoan = { id: string; known: Known; isAwaited: boolean };
type Failed = { id: string; error: unknown };

/**
 * Renews loans some days before their due date, by the rules that their readers go by. What a rule is against is tried again each day until it is due;
 * its reader is reminded as of any other.
 */
export async function renewLoans(context: LoansContext, run: JobRun<Tables>): Promise<Outcomes> {
  const at = momentOf({ now: run.now, timeZone: context.timeZone });
  const aside = await openSetAside(run);
  const outcomes = { renewed: 0, refused: 0 };
  const unanswered: Failed[] = [];
  for (let after: RenewingLoan | undefined; !run.stopping();) {
    const next = { after, except: aside.ids, limit: BATCH };
    const due = await run.db.transaction().execute((tx) => inOrderOfIndex(tx, () => loansRenewingOn(tx, at, next)));
    const failed = due.length > 0 ? await renewPage(context, run, { due, at, outcomes }) : [];
    run.count('processed', due.length);
    const later = await setAsideThose(failed, aside);
    unanswered.push(...later);
    // The end; or another service is away, and not only for one of these.
    if (due.length < BATCH || later.length === due.length) break;
    after = due.at(-1);
  }
  // The next run asks again.
  const [first] = unanswered;
  if (first) throw first.error;
  return outcomes;
}

/** Renews them together, or one by one where that fails. @returns those of which no answer has come, or that fail by themselves. */
async function renewPage(
  context: LoansContext,
  run: JobRun<Tables>,
  { due, at, outcomes }: { due: RenewingLoan[]; at: Moment; outcomes: Outcomes },
): Promise<Failed[]> {
  const { known, failed } = await knownOfEach(context, run, due);
  try {
    await tryToRenew(context, run, { loans: known, at, outcomes });
  } catch (error) {
    if (isUnavailable(error)) return due.map(({ id }) => ({ id, error }));
    for (const loan of known)
      try {
        await tryToRenew(context, run, { loans: [loan], at, outcomes });
      } catch (error) {
        failed.push({ id: loan.id, error });
      }
  }
  return failed;
}

/** @returns those that are to be tried by the next run; the others are set aside. */
async function setAsideThose(failed: readonly Failed[], aside: SetAside): Promise<Failed[]> {
  const later = failed.filter(({ error }) => mayPassSoon(error));
  for (const { id, error } of failed) if (!mayPassSoon(error)) await aside.add(id, error);
  return later;
}

/** Another service is away, or others hold their locks: not for a day. */
const mayPassSoon = (error: unknown): boolean => isUnavailable(error) || isLockConflict(error);

/** Users is asked about all at once. Books is asked only where somebody waits: nothing else depends on how many copies are there. */
async function knownOfEach(
  context: LoansContext,
  run: JobRun<Tables>,
  due: readonly RenewingLoan[],
): Promise<{ known: KnownLoan[]; failed: Failed[] }> {
  const at = await Promise.all(
    due.map(async (loan) => ({ loan, known: { calendar: await context.calendars.ofLoan(loan, run.db) } })),
  );
  const waiting = await waitingForEach(context, run.db, at);
  const standings = await context.readers
    .standings([...new Set(due.flatMap(({ reader_id }) => reader_id ?? []))])
    .catch((error: unknown) => ({ error }));
  if ('error' in standings) return { known: [], failed: due.map(({ id }) => ({ id, error: standings.error })) };
  const [known, failed]: [KnownLoan[], Failed[]] = [[], []];
  const alone: RenewingLoan[] = [];
  for (const { loan, known: there } of at) {
    const standing = loan.reader_id === null ? undefined : standings.get(loan.reader_id);
    // Of whom users knows nothing, it says so when it is asked about them alone.
    if (!standing || waiting.has(loan.id)) alone.push(loan);
    else known.push({ id: loan.id, known: { ...there, standing, book: { available: 0 } }, isAwaited: false });
  }
  for (let from = 0; from < alone.length; from += ASKED_AT_ONCE) {
    const some = alone.slice(from, from + ASKED_AT_ONCE);
    const answers = await Promise.allSettled(some.map((loan) => whatIsKnown(context, loan)));
    for (const [index, { id }] of some.entries()) {
      const answer = answers[index];
      if (answer?.status === 'fulfilled') known.push({ id, known: answer.value, isAwaited: true });
      else failed.push({ id, error: answer?.reason });
    }
  }
  return { known, failed };
}

/** But for those that have come back or got another due date meanwhile, or are in hand elsewhere: those the next run finds, where they are still due. */
async function tryToRenew(
  context: LoansContext,
  run: JobRun<Tables>,
  { loans, at, outcomes }: { loans: readonly KnownLoan[]; at: Moment; outcomes: Outcomes },
): Promise<void> {
  if (loans.length === 0) return;
  const renewed = await run.commit(async (tx, outbox) => {
    const byId = new Map(loans.map((loan) => [loan.id, loan]));
    const locked = await lockFreeLoans(tx, [...byId.keys()]);
    const renewing = locked.flatMap((loan) => {
      const of = byId.get(loan.id);
      return of && renewsNow(selfRenewing(loan, dueOf(loan, of.known.calendar).at), at) ? [{ ...of, loan }] : [];
    });
    const waiting = await waitingForEach(context, tx, renewing);
    // Somebody has come to wait since: books was not asked.
    const decidable = renewing.filter(({ id, isAwaited }) => isAwaited || !waiting.has(id));
    await recordRenewalTried(
      tx,
      decidable.map(({ id }) => id),
      at.today,
    );
    return renewEach(context, tx, outbox, decidable);
  });
  for (const { rejections } of renewed) outcomes[rejections.length > 0 ? 'refused' : 'renewed'] += 1;
}

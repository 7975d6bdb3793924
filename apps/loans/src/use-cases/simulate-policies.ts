import { setImmediate } from 'node:timers/promises';
import { invalidField } from '#errors';
import { endOfDay, libraryDay, startOfDay, type LocalDate } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { inForce, isSameRow, type PolicyKey, type LendingTerms } from '../domain/lending-policy.ts';
import { judge, noDifference, withLoan, type Difference } from '../domain/policy-simulation.ts';
import { readCalendars } from '../store/calendars.ts';
import { loansIssuedIn } from '../store/past-loans.ts';
import { requireNear } from './require-near.ts';

/** So many loans are judged. */
const MOST_LOANS = 50_000;

/** A loan that would have renewed itself each hour is reckoned a thousand times: nobody waits longer for all of them. */
const BUDGET_MS = 10_000;

/** So long the service does nothing else. */
const SLICE_MS = 20;

export type PolicyChange = PolicyKey & { terms: LendingTerms | undefined };

export type Simulation = Difference & { loans: number; more: boolean; notJudged: number };

/**
 * What changes of the policy table would have made of the loans that were issued on these days. Writes nothing.
 *
 * @throws ApiError 400 if the last day is before the first, or that is too far ahead
 */
export async function simulatePolicies(
  context: LoansContext,
  { from, until, changes }: { from: LocalDate; until: LocalDate; changes: readonly PolicyChange[] },
): Promise<Simulation> {
  const { reads, timeZone, policies } = context;
  requireNear(context, 'from', from);
  if (until < from) throw invalidField('until', 'before_from');
  const now = context.now();
  const [versions, calendars] = await Promise.all([policies.versions(), readCalendars(reads, timeZone)]);
  const changed = changes.flatMap(({ terms, ...key }) => (terms ? [{ ...key, ...terms, validFrom: from }] : []));
  const onDay = remembered((day: LocalDate) => {
    const before = inForce(versions, day);
    const kept = before.filter((row) => !changes.some((change) => isSameRow(row, change)));
    return { before, after: [...kept, ...changed] };
  });

  let difference = noDifference();
  let [judged, notJudged] = [0, 0];
  const limitsLoans = [...versions, ...changes].some(({ terms }) => terms?.loanLimit !== undefined);
  const period = { from: startOfDay(from, timeZone), until: endOfDay(until, timeZone), withOut: limitsLoans };
  const ends = performance.now() + BUDGET_MS;
  let sliceEnds = performance.now() + SLICE_MS;
  for await (const { material, branch, issuedAt, returnedAt, lostAt, ...loan } of loansIssuedIn(reads, period)) {
    if (judged + notJudged === MOST_LOANS || performance.now() > ends)
      return { ...difference, loans: judged, notJudged, more: true };
    if (performance.now() > sliceEnds) {
      await setImmediate();
      sliceEnds = performance.now() + SLICE_MS;
    }
    const calendar = calendars.get(branch);
    if (material === null || calendar === undefined) {
      notJudged += 1;
      continue;
    }
    const cameBackAt = lostAt ? null : returnedAt;
    const past = { ...loan, material, branch, issuedAt, returnedAt: cameBackAt ?? now, isOut: cameBackAt === null };
    const rows = onDay(libraryDay(issuedAt, calendar.timeZone));
    difference = withLoan(difference, judge(past, rows.before, calendar), judge(past, rows.after, calendar));
    judged += 1;
  }
  return { ...difference, loans: judged, notJudged, more: false };
}

/** Answers as it did when it was asked the same before. */
function remembered<Answer>(answer: (day: LocalDate) => Answer): (day: LocalDate) => Answer {
  const known = new Map<LocalDate, Answer>();
  return (day) => {
    const before = known.get(day) ?? answer(day);
    known.set(day, before);
    return before;
  };
}

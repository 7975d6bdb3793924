import { isRejection } from '#errors';
import { ApiError } from '#core/api-error.ts';
import { openSetAside } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import { dayOf, type BooksContext } from '../context.ts';
import { markLent, staleAllocations } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { releaseCopy } from '../use-cases/release-copy.ts';

const BATCH = 100;

/**
 * Gives back the copies of checkouts that died between allocation and commit. Loans decides: once it has answered that
 * there is no such loan, there never will be one. If the loan exists, its event has not arrived yet: the copy is marked
 * as lent, so that no allocation is checked twice.
 */
export async function releaseStaleAllocations(
  { loans, staleAfterMs }: Pick<BooksContext, 'loans' | 'staleAfterMs'>,
  run: JobRun<Tables>,
): Promise<{ released: number; lent: number }> {
  const before = new Date(run.now().getTime() - staleAfterMs);
  const aside = await openSetAside(run);
  const outcomes = { released: 0, lent: 0 };
  for (let taken = BATCH; taken === BATCH && !run.stopping();) {
    const loanIds = await staleAllocations(run.db, before, { except: aside.ids, limit: BATCH });
    for (const loanId of loanIds) {
      try {
        const { exists } = await loans.abortCheckout(loanId);
        if (exists) await markLent(run.db, [loanId], dayOf(run.now()));
        else await releaseCopy(run, loanId);
        outcomes[exists ? 'lent' : 'released'] += 1;
      } catch (error) {
        if (error instanceof ApiError && !isRejection(error)) throw error;
        await aside.add(loanId, error);
      }
    }
    run.count('processed', loanIds.length);
    taken = loanIds.length;
  }
  if (outcomes.released > 0) run.log.info(outcomes, 'stale allocations released');
  return outcomes;
}

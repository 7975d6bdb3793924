import { processDue } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import type { LoansContext } from '../context.ts';
import { forgottenBefore } from '../domain/reading-history.ts';
import { anonymiseCharges } from './anonymise-charges.ts';
import { anonymiseTasks } from './anonymise-tasks.ts';
import { loanAnonymised } from '../events/messages.ts';
import { anonymise, takePastLoans, type PastLoan } from '../store/reading-history.ts';
import type { Tables } from '../store/schema.ts';

/** Each makes an event, and what the desk does waits behind them: the rest is for the next hour. */
const MOST_A_RUN = 10_000;

/**
 * Takes the reader out of loans that were returned longer ago than the reader wants to be known, and out of other charges that
 * were settled longer ago than the library has to know; and out of tasks that no loan is behind.
 */
export async function anonymiseLoans(
  { historyTerms }: Pick<LoansContext, 'historyTerms'>,
  run: JobRun<Tables>,
): Promise<{ processed: number; set_aside: number }> {
  const before = forgottenBefore(historyTerms, run.now());
  let taken = 0;
  const within = { ...run, stopping: () => taken >= MOST_A_RUN || run.stopping() };
  const ofThose = (choice: 'none' | 'legal') =>
    processDue<Tables, PastLoan>(within, {
      id: ({ id }) => id,
      take: (tx, batch) => takePastLoans(tx, { choice, before: before[choice], lostBefore: before.legal }, batch),
      act: async (tx, outbox, loans) => {
        const anonymised = await anonymise(
          tx,
          loans.map(({ id }) => id),
        );
        outbox.add(...anonymised.map(loanAnonymised));
        taken += loans.length;
      },
    });
  const done = [
    await ofThose('none'),
    await ofThose('legal'),
    await anonymiseCharges(run, before.legal),
    await anonymiseTasks(run, before.none),
  ];
  return {
    processed: done.reduce((sum, { processed }) => sum + processed, 0),
    set_aside: done.reduce((sum, { set_aside }) => sum + set_aside, 0),
  };
}

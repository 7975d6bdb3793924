import { libraryDay } from '#core/library-day.ts';
import { processDue } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import type { LoansContext } from '../context.ts';
import { hasAgedToLost } from '../domain/loss.ts';
import { takeAgeingLoans, type AgeingLoan } from '../store/ageing-loans.ts';
import type { Tables } from '../store/schema.ts';
import { lose } from '../use-cases/lose.ts';

/** Whoever is served meanwhile waits for no more than these: some tens of milliseconds. */
const BATCH = 100;

/** Takes copies to be lost that have been overdue for as long as the terms of their loan say: as if the desk had recorded it. */
export function ageToLost(
  context: Pick<LoansContext, 'calendars' | 'currency' | 'timeZone'>,
  run: JobRun<Tables>,
): Promise<{ processed: number; set_aside: number }> {
  const work = { ...context, now: run.now };
  return processDue<Tables, AgeingLoan>(
    run,
    {
      id: ({ id }) => id,
      take: (tx, batch) => takeAgeingLoans(tx, libraryDay(run.now(), context.timeZone), batch),
      act: async (tx, outbox, loans) => {
        const aged = [];
        for (const { reader_id, ...loan } of loans) {
          const { timeZone } = await context.calendars.ofLoan(loan, tx);
          if (!hasAgedToLost(ageingOf(loan), libraryDay(run.now(), timeZone))) continue;
          if (reader_id === null) throw new Error('what is out is somebody’s');
          aged.push({ loan: { ...loan, reader_id } });
        }
        if (aged.length > 0) await lose(work, tx, outbox, aged);
      },
    },
    BATCH,
  );
}

const ageingOf = (loan: Omit<AgeingLoan, 'reader_id'>) => ({
  returned: loan.returned_at !== null,
  claimed: loan.claimed_returned_at !== null,
  dueDate: loan.due_date,
  agesFrom: loan.ages_from ?? undefined,
  lostAfterDays: loan.lost_after_days ?? undefined,
});

import { processDue } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import type { LoansContext } from '../context.ts';
import { takeLapsedClaims, type LapsedClaim } from '../store/lapsing-claims.ts';
import type { Tables } from '../store/schema.ts';
import { endClaim } from '../use-cases/claim-returned.ts';

/** Few wait for each other's calendars, and a lock on a loan is soon gone. */
const BATCH = 100;

/** Goes on with loans that lay in no return box, although their readers have said so: what they are overdue counts, and reminders are sent. */
export function endClaims(
  context: Pick<LoansContext, 'calendars' | 'timeZone'>,
  run: JobRun<Tables>,
): Promise<{ processed: number; set_aside: number }> {
  return processDue<Tables, LapsedClaim>(
    run,
    {
      id: ({ id }) => id,
      take: (tx, batch) => takeLapsedClaims(tx, run.now(), batch),
      act: async (tx, outbox, loans) => {
        for (const { reader_id, ...loan } of loans) {
          if (reader_id === null) throw new Error('what is out is somebody’s');
          await endClaim({ ...context, now: run.now }, tx, outbox, { ...loan, reader_id });
        }
      },
    },
    BATCH,
  );
}

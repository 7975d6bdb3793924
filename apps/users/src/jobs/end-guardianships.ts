import type { LocalDate } from '#core/library-day.ts';
import type { JobRun } from '#platform/jobs.ts';
import { guardianEnded } from '../events/messages.ts';
import { endPastGuardianships } from '../store/guardianships.ts';
import type { Tables } from '../store/schema.ts';

const BATCH = 100;

/** Guardianships whose day has come, which are over already: both are told, and the row goes. */
export async function endGuardianships(
  { today }: { today: () => LocalDate },
  { commit, stopping }: Pick<JobRun<Tables>, 'commit' | 'stopping'>,
): Promise<{ ended: number }> {
  let ended = 0;
  for (let batch = BATCH; batch === BATCH && !stopping(); ended += batch)
    batch = await commit(async (tx, outbox) => {
      const pairs = await endPastGuardianships(tx, { today: today(), limit: BATCH });
      outbox.add(...pairs.flatMap(guardianEnded));
      return pairs.length;
    });
  return { ended };
}

import type { LocalDate } from '#core/library-day.ts';
import type { JobRun } from '#platform/jobs.ts';
import { endingSoon } from '../domain/membership.ts';
import { membershipEnding } from '../events/messages.ts';
import { takeUntoldMemberships } from '../store/memberships.ts';
import type { Tables } from '../store/schema.ts';

const BATCH = 500;

/** Readers whose membership ends soon are told, once for each last day that it has: one that is renewed ends another day. */
export async function tellEndingMemberships(
  { today }: { today: () => LocalDate },
  { commit, stopping, count }: Pick<JobRun<Tables>, 'commit' | 'stopping' | 'count'>,
): Promise<{ told: number }> {
  let told = 0;
  for (let batch = BATCH; batch === BATCH && !stopping(); told += batch) {
    batch = await commit(async (tx, outbox) => {
      const ending = await takeUntoldMemberships(tx, { ...endingSoon(today()), limit: BATCH });
      outbox.add(...ending.map(membershipEnding));
      return ending.length;
    });
    count('processed', batch);
  }
  return { told };
}

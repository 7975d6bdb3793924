import type { JobRun } from '#platform/jobs.ts';
import type { Tables } from '../store/schema.ts';
import { requestDeletionOfRegistrations } from '../store/users.ts';

const DAY_MS = 86_400_000;
const BATCH = 500;

/**
 * Registrations whose address nobody has confirmed for so long are asked to be deleted, and their links end.
 * finish-deletions does the rest, as for everybody: loans has its say.
 */
export async function endOldRegistrations(
  { registrationDays }: { registrationDays: number },
  { db, now, stopping }: JobRun<Tables>,
): Promise<{ ended: number }> {
  const before = new Date(now().getTime() - registrationDays * DAY_MS);
  let ended = 0;
  for (let batch = BATCH; batch === BATCH && !stopping(); ended += batch)
    batch = await db
      .transaction()
      .execute((tx) => requestDeletionOfRegistrations(tx, { before, at: now(), limit: BATCH }));
  return { ended };
}

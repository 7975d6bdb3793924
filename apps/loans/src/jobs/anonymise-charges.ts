import { sql } from 'kysely';
import { processDue } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import { forgetReaderOfCharges } from '../store/charge-entries.ts';
import { takeSettledCharges, type SettledCharge } from '../store/charges.ts';
import type { Tables } from '../store/schema.ts';

/**
 * Takes the reader out of charges that no loan is behind, such as for the membership, and that were settled before an instant. Those of
 * a loan go with it.
 */
export const anonymiseCharges = (
  run: JobRun<Tables>,
  before: Date,
): Promise<{ processed: number; set_aside: number }> =>
  processDue<Tables, SettledCharge>(run, {
    id: ({ id }) => id,
    take: (tx, batch) => takeSettledCharges(tx, before, batch),
    act: (tx, _outbox, charges) =>
      forgetReaderOfCharges(tx, sql<boolean>`id = any(${charges.map(({ id }) => id)}::uuid[])`),
  });

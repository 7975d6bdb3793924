import type { JobRun } from '#platform/jobs.ts';
import { giveUpWaitingDeliveries } from '../store/deliveries.ts';
import type { Tables } from '../store/schema.ts';

/** After a day, a notice is out of date. */
const LONGEST_WAIT_MS = 86_400_000;

/** Fails the notices whose recipients are still unknown. */
export async function giveUpWaitingNotices({ db, now }: JobRun<Tables>): Promise<{ given_up: number }> {
  return { given_up: await giveUpWaitingDeliveries(db, new Date(now().getTime() - LONGEST_WAIT_MS)) };
}

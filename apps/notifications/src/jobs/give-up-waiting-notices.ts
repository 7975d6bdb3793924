import type { JobRun } from '#platform/jobs.ts';
import { giveUpWaitingDeliveries } from '../store/deliveries.ts';
import type { Tables } from '../store/schema.ts';

/** What a notice tells is no news after a day. */
const LONGEST_WAIT_MS = 86_400_000;

/** Gives up notices whose recipients did not become known. */
export async function giveUpWaitingNotices({ db, now }: JobRun<Tables>): Promise<{ given_up: number }> {
  return { given_up: await giveUpWaitingDeliveries(db, new Date(now().getTime() - LONGEST_WAIT_MS)) };
}

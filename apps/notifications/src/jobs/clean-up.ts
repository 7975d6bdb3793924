import type { NotificationsContext } from '../context.ts';
import { forgetOldDeliveries, giveUpWaitingDeliveries } from '../store/deliveries.ts';

/** What a notice tells is no news after a day. */
const LONGEST_WAIT_MS = 86_400_000;

/** Forgets old notices, and gives up those whose recipients did not become known. */
export async function cleanUp({ db, now }: NotificationsContext): Promise<{ givenUp: number }> {
  await forgetOldDeliveries(db);
  return { givenUp: await giveUpWaitingDeliveries(db, new Date(now().getTime() - LONGEST_WAIT_MS)) };
}

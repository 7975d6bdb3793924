import type { JobRun } from '#platform/jobs.ts';
import type { NotificationsContext } from '../context.ts';
import { askAgainLater, recipientsToAskFor } from '../store/deliveries.ts';
import type { Tables } from '../store/schema.ts';
import { askForRecipient } from '../use-cases/ask-for-recipient.ts';

const BATCH = 100;
/** While users gives no answer, the others come first; one question a run is enough to see that it is back. */
const AFTER_NO_ANSWER_SECONDS = 60;
/** Whom users does not know is asked for less and less often, eventually once an hour. */
const AFTER_UNKNOWN_SECONDS = 3_600;

/** Asks users for the recipients of waiting notices, since the events about them may be lost. */
export async function askForRecipients(
  { users, sender, publicUrl }: Pick<NotificationsContext, 'users' | 'sender' | 'publicUrl'>,
  { db, log, now, stopping }: JobRun<Tables>,
): Promise<{ known: number; unknown: number }> {
  const outcomes = { known: 0, unknown: 0 };
  for (let due = await recipientsToAskFor(db, now(), BATCH); due.length > 0;) {
    for (const userId of due) {
      if (stopping()) return outcomes;
      const { of: answer } = await askForRecipient({ db, users, sender, publicUrl, log }, userId);
      if (answer === 'none') {
        await askAgainLater(db, userId, { now: now(), atMostSeconds: AFTER_NO_ANSWER_SECONDS });
        return outcomes;
      }
      if (answer === 'unknown') await askAgainLater(db, userId, { now: now(), atMostSeconds: AFTER_UNKNOWN_SECONDS });
      outcomes[answer] += 1;
    }
    due = await recipientsToAskFor(db, now(), BATCH);
  }
  return outcomes;
}

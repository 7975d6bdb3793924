import { message } from '#messaging/outbox.ts';
import type { JobRun } from '#platform/jobs.ts';
import { choicesOfHour } from '../store/history-choices.ts';
import type { Tables } from '../store/schema.ts';

const BATCH = 500;

/**
 * Tells again, once a day, how long users want it known what they have read: a release that knew of no choices has
 * acknowledged them unread. Nobody who chooses nothing is told of; and each hour has its share, so that nothing waits long.
 */
export async function tellChoices({ commit, now, stopping }: JobRun<Tables>): Promise<{ told: number }> {
  const hour = now().getUTCHours();
  let after: string | undefined = '00000000-0000-0000-0000-000000000000';
  let told = 0;
  while (after !== undefined && !stopping()) {
    const from: string = after;
    const choices = await commit(async (tx, outbox) => {
      const found = await choicesOfHour(tx, { hour, after: from, limit: BATCH });
      outbox.add(...found.map((choice) => message('user.history_chosen', choice.user_id, choice)));
      return found;
    });
    told += choices.length;
    after = choices.length < BATCH ? undefined : choices.at(-1)?.user_id;
  }
  return { told };
}

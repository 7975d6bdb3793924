import type { Transaction } from 'kysely';
import type { Commit, Outbox } from './commit.ts';
import type { InboxTables } from './tables.ts';
import { asTables } from '#postgres/as-tables.ts';

/**
 * Carries out a message's effect once, however often the message comes: the effect and the record that it was seen are
 * one transaction. A second delivery that comes while the first is still at work waits for it.
 *
 * @returns whether this delivery was the one that acted.
 */
export async function processOnce<Tables extends InboxTables>(
  commit: Commit<Tables>,
  eventId: string,
  effect: (tx: Transaction<Tables>, outbox: Outbox) => Promise<void>,
): Promise<boolean> {
  return commit(async (tx, outbox) => {
    const inbox = asTables<InboxTables>(tx);
    const recorded = await inbox
      .insertInto('inbox')
      .values({ event_id: eventId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('event_id')
      .executeTakeFirst();
    if (!recorded) return false;
    await effect(tx, outbox);
    return true;
  });
}

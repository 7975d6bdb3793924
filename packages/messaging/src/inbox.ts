import type { Transaction } from 'kysely';
import type { Commit, Outbox } from './commit.ts';
import type { InboxTables } from './tables.ts';
import { asTables } from '#postgres/as-tables.ts';

/**
 * Applies a message's effect once, however often it is delivered: the effect and the inbox row are one transaction. A
 * second delivery waits for a concurrent first one.
 *
 * @returns whether this delivery took effect.
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

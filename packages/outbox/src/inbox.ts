import type { Kysely, Transaction } from 'kysely';
import type { InboxTables } from './tables.ts';

/**
 * Carries out a message's effect once, however often the message comes: the effect and the note that it was seen are
 * one transaction. A second delivery that comes while the first is still at work waits for it.
 *
 * @returns whether this delivery was the one that acted.
 */
export async function onceOnly<Tables extends InboxTables>(
  db: Kysely<Tables>,
  eventId: string,
  effect: (tx: Transaction<Tables>) => Promise<void>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const inbox = tx as unknown as Transaction<InboxTables>;
    const noted = await inbox
      .insertInto('inbox')
      .values({ event_id: eventId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('event_id')
      .executeTakeFirst();
    if (!noted) return false;
    await effect(tx);
    return true;
  });
}

import type { Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import { holdEnded } from '../events/messages.ts';
import { deleteHoldsOf, lockOpenHolds } from '../store/holds.ts';
import type { Tables } from '../store/schema.ts';

/** Nothing is known of the holds of a reader whose account is deleted, and nothing is kept for them. */
export async function endHoldsOfReader(tx: Transaction<Tables>, outbox: Outbox, readerId: string): Promise<void> {
  for (const hold of await lockOpenHolds(tx, { readerId })) outbox.add(holdEnded(hold, 'cancelled'));
  await deleteHoldsOf(tx, readerId);
}

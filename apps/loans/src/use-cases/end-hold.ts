import type { Selectable, Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import type { HoldEnd } from '../domain/hold.ts';
import { holdEmail, holdEnded } from '../events/messages.ts';
import { closeHold, lockOpenHolds } from '../store/holds.ts';
import type { HoldTable, Tables } from '../store/schema.ts';

/** Ends a hold that is locked and open. Books learns of it, and what it kept for the hold goes to the next in line. */
export async function endHold(
  tx: Transaction<Tables>,
  outbox: Outbox,
  hold: { id: string; book_id: string },
  { how, at }: { how: HoldEnd; at: Date },
): Promise<void> {
  await closeHold(tx, hold.id, how, at);
  outbox.add(holdEnded(hold, how));
}

/** No copy comes for a hold that is locked and open, and its reader is told. */
export async function endUnfilledHold(
  tx: Transaction<Tables>,
  outbox: Outbox,
  hold: Selectable<HoldTable>,
  at: Date,
): Promise<void> {
  await endHold(tx, outbox, hold, { how: 'unfilled', at });
  outbox.add(holdEmail('hold_unfilled', hold));
}

/** A reader has got the book, by whichever copy: their hold on it is fulfilled. */
export async function fulfilHold(
  tx: Transaction<Tables>,
  outbox: Outbox,
  { readerId, bookId, at }: { readerId: string; bookId: string; at: Date },
): Promise<void> {
  const holds = await lockOpenHolds(tx, { readerId });
  for (const hold of holds.filter(({ book_id }) => book_id === bookId))
    await endHold(tx, outbox, hold, { how: 'fulfilled', at });
}

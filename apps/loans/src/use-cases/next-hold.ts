import type { Kysely, Transaction } from 'kysely';
import { firstFor, type Moment } from '../domain/hold-queue.ts';
import type { NextHold } from '../events/messages.ts';
import { queueOf } from '../store/holds.ts';
import type { Tables } from '../store/schema.ts';

/** The hold that a copy that lies at a branch may serve. It is served only when books keeps the copy for it: two copies may come at once. */
export async function nextHold(
  db: Kysely<Tables> | Transaction<Tables>,
  copy: { book_id: string; copy_id: string },
  branch: string,
  at: Moment,
): Promise<NextHold | undefined> {
  const hold = firstFor(await queueOf(db, copy.book_id), { id: copy.copy_id, branch }, at);
  return hold && { id: hold.id, branch: hold.branch };
}

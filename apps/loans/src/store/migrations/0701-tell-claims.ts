import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { laneOf } from '#messaging/lanes.ts';
import type { Tables } from '../schema.ts';

/** Nobody was told of claims before: whoever counts what is overdue is told of those that there are. */
export async function up(db: Kysely<Tables>): Promise<void> {
  const claims = await db
    .updateTable('loan')
    .set((eb) => ({ version: eb('version', '+', 2) }))
    .where('claimed_returned_at', 'is not', null)
    .where('returned_at', 'is', null)
    .returning(['id', 'reader_id', 'book_id', 'copy_id', 'title', 'patron_category'])
    .returning(['issued_at', 'due_date', 'version', 'claimed_returned_at'])
    .execute();
  for (const { id: loan_id, issued_at, claimed_returned_at, ...facts } of claims) {
    const claimed_at = claimed_returned_at?.toISOString();
    const data = {
      event_type: 'loan.claimed_returned',
      loan_id,
      ...facts,
      issued_at: issued_at.toISOString(),
      claimed_at,
    };
    await db
      .insertInto('outbox')
      .values({
        id: uuidv7(),
        topic: 'loan.events',
        lane: laneOf(loan_id),
        type: 'loan.claimed_returned',
        subject: loan_id,
        data: JSON.stringify(data),
        traceparent: null,
        published_at: null,
      })
      .execute();
  }
}

import type { Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { currentTraceparent } from '#service/trace.ts';
import type { EventData, EventType } from '#events';
import type { OutboxTables } from './tables.ts';

/** Something that others must hear of. `topic` and the shape of `data` are those of contracts/events. */
export type Message = {
  [Type in EventType]: { topic: string; type: Type; subject: string; data: EventData[Type] };
}[EventType];

/** Writes messages beside the change that they tell of: both are committed, or neither. */
export async function enqueue<Tables extends OutboxTables>(
  tx: Transaction<Tables>,
  messages: Message[],
): Promise<void> {
  if (messages.length === 0) return;
  const traceparent = currentTraceparent() ?? null;
  await (tx as unknown as Transaction<OutboxTables>)
    .insertInto('outbox')
    .values(
      messages.map(({ topic, type, subject, data }) => ({
        id: uuidv7(),
        topic,
        type,
        subject,
        data: JSON.stringify(data),
        traceparent,
        published_at: null,
      })),
    )
    .execute();
}

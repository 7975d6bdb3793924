import { sql, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { currentTraceparent } from '#core/trace.ts';
import { schemas, topics, type EventData, type EventType } from '#events';
import { laneOf, nameOf, type Lane } from './lanes.ts';
import type { OutboxTables } from './tables.ts';

/** A message for other services. Create it with `message`, which types `topic` and `data` by contracts/events. */
export type Message = { topic: string; type: EventType; subject: string; data: object };

/**
 * A message of a type, about a subject: messages of one subject keep their order. The topic and the `event_type` in the
 * data are derived from the type.
 *
 * @example message('book.deleted', bookId, { book_id: bookId })
 */
export function message<Type extends EventType>(
  type: Type,
  subject: string,
  data: Omit<EventData[Type], 'event_type'>,
): Message {
  const named = 'event_type' in schemas[type].properties ? { event_type: type, ...data } : data;
  return { topic: topics[type], type, subject, data: named };
}

/** Of JSON texts, none of which has it (RFC 7464). As elements of an array, each quote in them would be escaped. */
const SEPARATOR = '\u001e';

/**
 * Stores messages in the given order. One statement with a fixed number of parameters, however many messages there are.
 *
 * @returns their lanes
 */
export async function storeMessages(tx: Transaction<OutboxTables>, messages: Message[]): Promise<Lane[]> {
  if (messages.length === 0) return [];
  const lanes = messages.map(({ topic, subject }) => ({ topic, lane: laneOf(subject) }));
  await sql`
    insert into outbox (id, topic, lane, type, subject, data, traceparent)
    select id, topic, lane, type, subject, data, ${currentTraceparent() ?? null}
    from unnest(
      ${messages.map(() => uuidv7())}::uuid[],
      ${messages.map(({ topic }) => topic)}::text[],
      ${lanes.map(({ lane }) => lane)}::smallint[],
      ${messages.map(({ type }) => type)}::text[],
      ${messages.map(({ subject }) => subject)}::text[],
      string_to_array(${messages.map(({ data }) => JSON.stringify(data)).join(SEPARATOR)}, ${SEPARATOR})::json[]
    ) as message (id, topic, lane, type, subject, data)`.execute(tx);
  return [...new Map(lanes.map((lane) => [nameOf(lane), lane])).values()];
}

/** Removes the published messages about a subject, which are otherwise kept for a day: nobody needs them again. */
export async function purgePublished(tx: Transaction<OutboxTables>, subject: string): Promise<void> {
  await tx.deleteFrom('outbox').where('subject', '=', subject).where('published_at', 'is not', null).execute();
}

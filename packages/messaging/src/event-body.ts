import { createHash } from 'node:crypto';
import { z } from 'zod';
import { cloudEvent, type CloudEvent } from '#core/cloud-event.ts';
import { eventsOf, isBatch } from './event-batch.ts';

/** What a sidecar has delivered: an event, or anything else, which is stored under the hash of its bytes. */
export type EventBody = {
  event: CloudEvent | undefined;
  eventId: string;
  /** As JSON: anything else becomes a string. */
  json: string;
};

export function readEventBody(body: Buffer): EventBody {
  const text = body.toString('utf8');
  const parsed = parseJson(text);
  return bodyOf(parsed ?? text, body);
}

function bodyOf(value: unknown, hashed: Buffer | string): EventBody {
  const event = cloudEvent.safeParse(value).data;
  return {
    event,
    eventId: event?.id ?? createHash('sha256').update(hashed).digest('hex'),
    json: JSON.stringify(value),
  };
}

/** The events of a batch, each as if it had been delivered alone; anything else unchanged. */
export function unpack(body: EventBody): EventBody[] {
  const { event } = body;
  if (!event || !isBatch(event)) return [body];
  return eventsOf(event)?.map((one) => withTopic(one, event.topic)) ?? [{ ...body, event: undefined }];
}

/** The sidecar adds the topic to the batch, not to the events in it. */
function withTopic(value: unknown, topic: string | undefined): EventBody {
  const named = typeof value === 'object' && value !== null && topic !== undefined ? { topic, ...value } : value;
  return bodyOf(named ?? null, JSON.stringify(value));
}

const wrapped = z.object({ data_base64: z.base64(), data: z.undefined().optional() });

/**
 * A message from the app's dead-letter topic. It is subscribed to as raw bytes, since it receives what no sidecar could
 * parse: the sidecar wraps each message in an event with its bytes as `data_base64`.
 */
export function readDeadLetterBody(body: Buffer): EventBody {
  const wrapping = wrapped.safeParse(parseJson(body.toString('utf8'))).data;
  return readEventBody(wrapping ? Buffer.from(wrapping.data_base64, 'base64') : body);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import express, { type Express } from 'express';
import type { Log } from '#service/log.ts';
import { withinTrace } from '#service/trace.ts';
import { cloudEvent, type CloudEvent } from '#outbox/cloud-event.ts';
import { isEventData, type EventData, type EventType } from '#events';

export type ReceivedEvent<Type extends EventType> = Omit<CloudEvent, 'data' | 'type'> & {
  type: Type;
  data: EventData[Type];
};

/** What an app does with the types of events that it cares for. */
export type EventHandlers = { [Type in EventType]?: (event: ReceivedEvent<Type>) => Promise<void> };

type Outcome = 'SUCCESS' | 'RETRY' | 'DROP';

/**
 * Opens the door that a subscription (components/dapr/subscriptions) sends a topic's events to. An event is
 * acknowledged when its handler has returned; a handler that throws gets the event again, later; an event that is not
 * what the contract says can never be handled, so it goes to the dead letters. Types nobody asked for pass by.
 */
export function openEventDoor(app: Express, log: Log, path: string, handlers: EventHandlers): void {
  app.post(
    path,
    express.json({ type: ['application/cloudevents+json', 'application/json'], limit: '1mb' }),
    async (request, response) => {
      const outcome = await receive(log, handlers, request.body);
      response.status(200).json({ status: outcome });
    },
  );
}

async function receive(log: Log, handlers: EventHandlers, body: unknown): Promise<Outcome> {
  const parsed = cloudEvent.safeParse(body);
  if (!parsed.success) {
    log.error({ issues: parsed.error.issues }, 'not a CloudEvent: dead-lettered');
    return 'DROP';
  }
  const event = parsed.data;
  const handler = handlers[event.type as EventType] as ((event: CloudEvent) => Promise<void>) | undefined;
  if (!handler) return 'SUCCESS';
  return withinTrace(event.traceparent, async () => {
    if (!isEventData(event.type, event.data)) {
      log.error({ event_id: event.id, type: event.type }, 'not as its schema says: dead-lettered');
      return 'DROP';
    }
    try {
      await handler(event);
      return 'SUCCESS';
    } catch (error) {
      log.warn({ err: error, event_id: event.id, type: event.type }, 'not handled: asking for it again');
      return 'RETRY';
    }
  });
}

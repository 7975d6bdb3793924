import express, { type Express } from 'express';
import { Counter, type Registry } from 'prom-client';
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

type Options = {
  log: Log;
  registry: Registry;
  /** The handlers of each topic, by the path that its subscription names. */
  topics: Record<string, EventHandlers>;
};

/**
 * Opens the doors that the subscriptions (components/dapr/subscriptions) send their topics' events to. An event is
 * acknowledged when its handler has returned; a handler that throws gets the event again, later; an event that is not
 * what the contract says can never be handled, so it goes to the dead letters. Types nobody asked for pass by.
 */
export function openEventDoors(app: Express, { log, registry, topics }: Options): void {
  const received = new Counter({
    name: 'events_total',
    help: 'Events received, by what was answered.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  const json = express.json({ type: ['application/cloudevents+json', 'application/json'], limit: '1mb' });
  for (const [path, handlers] of Object.entries(topics)) {
    app.post(path, json, async (request, response) => {
      const { type, outcome } = await receive(log, handlers, request.body);
      received.inc({ type, outcome });
      response.status(200).json({ status: outcome });
    });
  }
}

type Received = { type: string; outcome: Outcome };

async function receive(log: Log, handlers: EventHandlers, body: unknown): Promise<Received> {
  const parsed = cloudEvent.safeParse(body);
  if (!parsed.success) {
    log.error({ issues: parsed.error.issues }, 'not a CloudEvent: dead-lettered');
    return { type: 'unknown', outcome: 'DROP' };
  }
  const event = parsed.data;
  const handler = handlers[event.type as EventType] as ((event: CloudEvent) => Promise<void>) | undefined;
  // Only types that this app knows become labels.
  if (!handler) return { type: 'other', outcome: 'SUCCESS' };
  const outcome = await withinTrace(event.traceparent, async (): Promise<Outcome> => {
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
  return { type: event.type, outcome };
}

import express, { type Express } from 'express';
import { LRUCache } from 'lru-cache';
import { Counter, type Registry } from 'prom-client';
import { ApiError } from '#core/api-error.ts';
import type { Log } from '#core/log.ts';
import { withinTrace } from '#core/trace.ts';
import { cloudEvent, type CloudEvent } from '#core/cloud-event.ts';
import type { Cause } from './dead-letters.ts';
import { eventDataErrors, isEventData, isEventType, type EventData, type EventType } from '#events';

export type ReceivedEvent<Type extends EventType> = Omit<CloudEvent, 'data' | 'type'> & {
  type: Type;
  data: EventData[Type];
};

/** What an app does with the types of events that it cares for. */
export type EventHandlers = { [Type in EventType]?: (event: ReceivedEvent<Type>) => Promise<void> };

type Outcome = 'SUCCESS' | 'RETRY' | 'DROP';

export type DeadLetter = { body: unknown; event: CloudEvent | undefined; cause: Cause };

/** Handles an event as if it had just come. @returns why it could not be handled, or nothing. */
export type HandleAgain = (body: unknown) => Promise<Cause | undefined>;

type Options = {
  log: Log;
  registry: Registry;
  /** The handlers of each topic, by the path that its subscription names. */
  topics: Record<string, EventHandlers>;
  /** Keeps a message that came back as a dead letter. */
  storeDeadLetter: (letter: DeadLetter) => Promise<void>;
};

/**
 * Opens the doors that the subscriptions (components/dapr/subscriptions) send their topics' events to. An event is
 * acknowledged when its handler has returned; a handler that throws gets the event again, later; an event that is not
 * what the contract says can never be handled, so it goes to the dead letters. Types nobody asked for pass by.
 */
export function mountSubscriptions(app: Express, { log, registry, topics, storeDeadLetter }: Options): HandleAgain {
  const received = new Counter({
    name: 'events_total',
    help: 'Events received, by what was answered.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  /** Why events failed lately: the broker, which brings them back as dead letters, does not say. */
  const causes = new LRUCache<string, Cause>({ max: 1_000 });
  const json = express.json({ type: ['application/cloudevents+json', 'application/json'], limit: '1mb' });

  for (const [path, handlers] of Object.entries(topics)) {
    app.post(path, json, async (request, response) => {
      const event = cloudEvent.safeParse(request.body).data;
      const cause = await handle(log, handlers, event);
      if (event && cause) causes.set(event.id, cause);
      const outcome = outcomeOf(cause);
      // Only types that this app knows become labels.
      const type = event && event.type in handlers ? event.type : 'other';
      received.inc({ type, outcome });
      response.status(200).json({ status: outcome });
    });
  }

  const handlersOf = (type: string): EventHandlers => Object.values(topics).find((known) => type in known) ?? {};

  app.post('/events/dead-letters', json, async (request, response) => {
    const event = cloudEvent.safeParse(request.body).data;
    const cause = (event && causes.get(event.id)) ?? whyNever(event, handlersOf(event?.type ?? ''));
    const outcome = await storeDeadLetter({
      body: request.body,
      event,
      cause: cause ?? { code: 'handler_failed', detail: 'It failed in a process that has ended.' },
    }).then(
      () => 'SUCCESS' as const,
      (error: unknown) => {
        log.error({ err: error, event_id: event?.id }, 'a dead letter could not be kept');
        return 'RETRY' as const;
      },
    );
    received.inc({ type: 'dead letter', outcome });
    response.status(200).json({ status: outcome });
  });

  return async (body) => {
    const event = cloudEvent.safeParse(body).data;
    const handlers = handlersOf(event?.type ?? '');
    return whyNever(event, handlers) ?? handle(log, handlers, event);
  };
}

const outcomeOf = (cause: Cause | undefined): Outcome => {
  if (!cause) return 'SUCCESS';
  return cause.code === 'handler_failed' ? 'RETRY' : 'DROP';
};

/** Why no try could ever succeed, or nothing. */
function whyNever(event: CloudEvent | undefined, handlers: EventHandlers): Cause | undefined {
  if (!event) return { code: 'not_an_event' };
  if (!isEventType(event.type) || !(event.type in handlers)) return { code: 'unknown_type' };
  const errors = eventDataErrors(event.type, event.data);
  return errors.length > 0 ? { code: 'not_as_its_schema_says', detail: errors.join('; ').slice(0, 500) } : undefined;
}

async function handle(log: Log, handlers: EventHandlers, event: CloudEvent | undefined): Promise<Cause | undefined> {
  if (!event) {
    log.error('not a CloudEvent: dead-lettered');
    return { code: 'not_an_event' };
  }
  const handler = handlers[event.type as EventType] as ((event: CloudEvent) => Promise<void>) | undefined;
  if (!handler) return undefined;
  return withinTrace(event.traceparent, async () => {
    if (!isEventData(event.type, event.data)) {
      log.error({ event_id: event.id, type: event.type }, 'not as its schema says: dead-lettered');
      return whyNever(event, handlers);
    }
    try {
      await handler(event);
      return undefined;
    } catch (error) {
      log.warn({ err: error, event_id: event.id, type: event.type }, 'not handled: asking for it again');
      return { code: 'handler_failed', detail: kindOf(error) };
    }
  });
}

/** What an error is, without its message, which may quote personal data; an ApiError's code is ours. */
function kindOf(error: unknown): string {
  if (error instanceof ApiError) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

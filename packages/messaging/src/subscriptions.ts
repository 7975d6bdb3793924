import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Registry } from 'prom-client';
import { cloudEvent, type CloudEvent } from '#core/cloud-event.ts';
import type { Log } from '#core/log.ts';
import { insertDeadLetter, type Cause } from './dead-letters.ts';
import { readDeadLetterBody, readEventBody, type EventBody } from './event-body.ts';
import { createCallHandler, hasHandler, whyNever, type EventHandlers } from './event-handlers.ts';
import {
  beginTry,
  endTry,
  findParked,
  parkBegun,
  parkFailed,
  parkUntried,
  type EventToPark,
  type SubscriptionTables,
  type Try,
} from './parked-events.ts';
import { watchSubscriptions } from './subscription-metrics.ts';

/**
 * What became of an event that was delivered. `retry`: nothing, since the database is away; the sidecar is to bring it
 * again. All others are final for the sidecar.
 */
export type Outcome = 'handled' | 'ignored' | 'repeated' | 'parked' | 'dead_letter' | 'retry';

export type Subscriptions = {
  /** Takes an event of a topic as the sidecar brings it. It never rejects. */
  receive(topic: string, body: Buffer): Promise<Outcome>;
  /** Takes what came to the app's dead-letter topic. It never rejects. */
  receiveDeadLetter(body: Buffer): Promise<Outcome>;
  /** Keeps a note, as a dead letter, of a delivery that is too large to be read. It never rejects. */
  receiveTooLarge(topic: string): Promise<Outcome>;
  /** Handles a dead letter as if it had just come. @returns why it could not be handled, or nothing. */
  handleAgain(body: unknown): Promise<Cause | undefined>;
  /** Tries the parked event that is longest due. @returns whether there was one. */
  tryNext(): Promise<boolean>;
  /** Waits for the tries that go on after their deliveries were answered. */
  finish(): Promise<void>;
};

type Options = {
  db: Kysely<SubscriptionTables>;
  log: Log;
  registry: Registry;
  /** The handlers of each topic. */
  topics: Record<string, EventHandlers>;
  now: () => Date;
  /** Called when a parked event may be due. */
  onDue: () => void;
};

/** How long a delivery waits for its handler. After that the event is parked, and the try goes on. */
const HANDLER_PATIENCE_MS = 1_000;
/** How many of the events handled last are known by their ids: what a broker delivers again soon costs nothing. */
const REMEMBERED = 10_000;

/**
 * Handles the events of an app's subscriptions. An event whose handler fails is parked and tried again from here, for as
 * long as retry-policy.ts says, then it is a dead letter. Meanwhile later events of its subject wait behind it, in their
 * order, and all others pass. So the sidecar is always answered soon, and it never has to bring an event again
 * (docs/decisions/0014).
 */
export function createSubscriptions({ db, log, registry, topics, now, onDue }: Options): Subscriptions {
  const callHandler = createCallHandler(log, registry);
  const countOutcome = watchSubscriptions(registry, db);
  const handledLately = new LRUCache<string, true>({ max: REMEMBERED });
  const underWay = new Set<Promise<void>>();

  const handlersOf = (topic: string): EventHandlers => topics[topic] ?? {};

  async function receive(topic: string, body: EventBody): Promise<Outcome> {
    const { event } = body;
    const handlers = handlersOf(topic);
    if (event && !hasHandler(handlers, event.type)) return 'ignored';
    const never = whyNever(handlers, event);
    if (!event || never) return keepDeadLetter(topic, body, never ?? { code: 'not_an_event' });
    if (handledLately.has(event.id)) return 'repeated';
    return receiveEvent(handlers, event, {
      event_id: event.id,
      topic,
      type: event.type,
      subject: event.subject ?? event.id,
      event: body.json,
    });
  }

  async function receiveEvent(handlers: EventHandlers, event: CloudEvent, toPark: EventToPark): Promise<Outcome> {
    const { known, behind } = await findParked(db, toPark);
    if (known) return 'repeated';
    if (behind) {
      await parkUntried(db, toPark, now());
      return parked(toPark, 'behind an earlier event of its subject');
    }
    const trying = callHandler(handlers, event);
    const end = await soon(trying);
    if (end === 'late') {
      const begun = await parkBegun(db, toPark, now());
      if (begun) goOn(trying, begun);
      return parked(toPark, 'its handler takes long');
    }
    if (end) {
      await parkFailed(db, toPark, end, now());
      return parked(toPark, end.detail);
    }
    handledLately.set(event.id, true);
    return 'handled';
  }

  function parked({ event_id, type }: EventToPark, why: string | undefined): Outcome {
    log.warn({ event_id, type, why }, 'event parked');
    onDue();
    return 'parked';
  }

  /** Ends a try that its delivery did not wait for. If this process dies first, another one tries again. */
  function goOn(trying: Promise<Cause | undefined>, begun: Try): void {
    const end = trying
      .then((cause) => finishTry(begun, cause))
      .catch((error: unknown) => log.warn({ err: error }, 'a try could not be ended: it is made again'))
      .finally(() => underWay.delete(end));
    underWay.add(end);
  }

  async function finishTry(one: Try, cause: Cause | undefined): Promise<void> {
    const end = await endTry(db, one, cause, now());
    const { event_id, topic } = one;
    if (end === 'handled') handledLately.set(event_id, true);
    if (end === 'dead letter')
      log.error({ event_id, topic, cause: cause?.code }, 'a parked event is a dead letter now');
    if (end !== 'parked') onDue();
  }

  async function tryNext(): Promise<boolean> {
    const one = await beginTry(db, now());
    if (!one) return false;
    const handlers = handlersOf(one.topic);
    const event = cloudEvent.safeParse(JSON.parse(one.event)).data;
    const never = whyNever(handlers, event);
    await finishTry(one, event && !never ? await callHandler(handlers, event) : never);
    return true;
  }

  async function keepDeadLetter(topic: string, { event, eventId, json }: EventBody, cause: Cause): Promise<Outcome> {
    const type = event?.type ?? 'unknown';
    const isNew = await insertDeadLetter(db, { event_id: eventId, topic, type, event: json, cause });
    if (!isNew) return 'repeated';
    log.error({ event_id: eventId, type, cause: cause.code }, 'a dead letter was kept');
    return 'dead_letter';
  }

  /** Counts what became of a delivery; where that cannot be kept, the sidecar must bring it again. */
  async function answer(type: string, receiving: Promise<Outcome>): Promise<Outcome> {
    const outcome = await receiving.catch((error: unknown): Outcome => {
      log.error({ err: error, type }, 'an event can be neither handled nor parked: asking for it again');
      return 'retry';
    });
    countOutcome(type, outcome);
    return outcome;
  }

  return {
    receive: (topic, bytes) => {
      const body = readEventBody(bytes);
      // Only types that this app knows become labels.
      const type = body.event && hasHandler(handlersOf(topic), body.event.type) ? body.event.type : 'other';
      return answer(type, receive(topic, body));
    },
    receiveDeadLetter: (bytes) => {
      const body = readDeadLetterBody(bytes);
      const handlers = allHandlers(topics, body.event?.type ?? '');
      const cause = whyNever(handlers, body.event) ?? { code: 'handler_failed', detail: 'Its sidecar gave it up.' };
      return answer('dead letter', keepDeadLetter(body.event?.topic ?? 'unknown', body, cause));
    },
    receiveTooLarge: (topic) => {
      const body = { event: undefined, eventId: randomUUID(), json: 'null' };
      return answer('other', keepDeadLetter(topic, body, { code: 'not_an_event', detail: 'It is too large.' }));
    },
    handleAgain: async (body) => {
      const event = cloudEvent.safeParse(body).data;
      const handlers = allHandlers(topics, event?.type ?? '');
      const never = whyNever(handlers, event);
      return event && !never ? callHandler(handlers, event) : never;
    },
    tryNext,
    finish: async () => {
      await Promise.all(underWay);
    },
  };
}

/** The handlers among which that of a type is, whatever its topic. */
const allHandlers = (topics: Record<string, EventHandlers>, type: string): EventHandlers =>
  Object.values(topics).find((handlers) => hasHandler(handlers, type)) ?? {};

/** What a try has ended with, where it ends within the patience of a delivery. */
async function soon(trying: Promise<Cause | undefined>): Promise<Cause | undefined | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), HANDLER_PATIENCE_MS);
  });
  return Promise.race([trying, late]).finally(() => clearTimeout(timer));
}

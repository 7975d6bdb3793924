import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Registry } from 'prom-client';
import { cloudEvent, type CloudEvent } from '#core/cloud-event.ts';
import type { Log } from '#core/log.ts';
import { insertDeadLetter, type Cause } from './dead-letters.ts';
import { readDeadLetterBody, readEventBody, unpack, type EventBody } from './event-body.ts';
import { createCallHandler, hasHandler, whyNever, type EventHandlers } from './event-handlers.ts';
import { createFirstTries, type Arrival, type TryOutcome } from './first-tries.ts';
import { beginTry, endTry, UNENDED, type SubscriptionTables, type Try } from './parked-events.ts';
import { watchSubscriptions } from './subscription-metrics.ts';

/**
 * The outcome of a delivered event. `retry`: nothing, since the database is down; the sidecar must redeliver it. All
 * others are final for the sidecar.
 */
export type Outcome = TryOutcome | 'ignored' | 'dead_letter';

export type Subscriptions = {
  /**
   * Receives an event or a batch as delivered by the sidecar. It never rejects.
   *
   * @returns the outcome of each event.
   */
  receive(topic: string, body: Buffer): Promise<Outcome[]>;
  /** Receives a message of the app's dead-letter topic. It never rejects. */
  receiveDeadLetter(body: Buffer): Promise<Outcome[]>;
  /** Records a delivery that is too large to be read as a dead letter. It never rejects. */
  receiveTooLarge(topic: string): Promise<Outcome[]>;
  /** Handles a dead letter as if it had just been delivered. @returns why it could not be handled, or undefined. */
  handleAgain(body: unknown): Promise<Cause | undefined>;
  /** Tries the parked event that has been due longest. @returns whether there was one. */
  tryNext(): Promise<boolean>;
  /** Waits for the attempts that continue after their deliveries were answered. */
  finish(): Promise<void>;
};

type Options = {
  db: Kysely<SubscriptionTables>;
  log: Log;
  registry: Registry;
  topics: Record<string, EventHandlers>;
  now: () => Date;
  /** Called when a parked event may be due. */
  onDue: () => void;
};

/** How many ids of recently handled events are remembered, so that quick redeliveries cost nothing. */
const REMEMBERED_IDS = 10_000;

/**
 * Handles the events of an app's subscriptions. An event whose handler fails is parked and retried by this app, for as
 * long as retry-policy.ts says; then it becomes a dead letter. Meanwhile later events of its subject wait behind it, in
 * order, and all others pass. So the sidecar is always answered soon, and need not redeliver (docs/decisions/0014).
 */
export function createSubscriptions({ db, log, registry, topics, now, onDue }: Options): Subscriptions {
  const callHandler = createCallHandler(log, registry);
  const countOutcome = watchSubscriptions(registry, db);
  const handledLately = new LRUCache<string, true>({ max: REMEMBERED_IDS });
  const underWay = new Set<Promise<void>>();
  const tryFirst = createFirstTries({
    db,
    log,
    callHandler,
    now,
    onDue,
    onHandled: (eventId) => handledLately.set(eventId, true),
    goOn,
  });

  const handlersOf = (topic: string): EventHandlers => topics[topic] ?? {};
  /** Only known types become labels of metrics. */
  const labelOf = (handlers: EventHandlers, event: CloudEvent | undefined): string =>
    event && hasHandler(handlers, event.type) ? event.type : 'other';

  /**
   * Receives the events of one delivery. Those that can never be handled, or need no handling, are processed
   * separately.
   */
  async function receive(topic: string, bodies: EventBody[]): Promise<Outcome[]> {
    const handlers = handlersOf(topic);
    const arrivals: Arrival[] = [];
    const others: Promise<Outcome>[] = [];
    for (const body of bodies) {
      const { event, eventId, json } = body;
      if (!event || handledLately.has(event.id) || whyNever(handlers, event))
        others.push(answer(labelOf(handlers, event), receiveOther(topic, body)));
      else {
        const { type, subject = eventId } = event;
        arrivals.push({ event, toPark: { event_id: eventId, topic, type, subject, event: json } });
      }
    }
    const tried = await tryFirst(handlers, arrivals);
    for (const [{ event }, outcome] of tried) countOutcome(event.type, outcome);
    return [...(await Promise.all(others)), ...tried.values()];
  }

  async function receiveOther(topic: string, body: EventBody): Promise<Outcome> {
    const { event } = body;
    const handlers = handlersOf(topic);
    if (event && !hasHandler(handlers, event.type)) return 'ignored';
    const never = whyNever(handlers, event);
    return never ? storeDeadLetter(topic, body, never) : 'repeated';
  }

  /** Finishes an attempt that its delivery did not wait for. If this process dies first, another one retries. */
  function goOn(trying: Promise<Cause | undefined>, begun: Try): void {
    const end = trying
      .then((cause) => finishTry(begun, cause))
      .catch((error: unknown) => log.warn({ err: error }, 'an attempt could not be recorded: it will be repeated'))
      .finally(() => underWay.delete(end));
    underWay.add(end);
  }

  async function finishTry(one: Try, cause: Cause | undefined): Promise<void> {
    const end = await endTry(db, one, cause, now());
    const { event_id, topic } = one;
    if (end === 'handled') handledLately.set(event_id, true);
    if (end === 'dead letter')
      log.error({ event_id, topic, cause: cause?.code }, 'a parked event became a dead letter');
    if (end !== 'parked') onDue();
  }

  async function tryNext(): Promise<boolean> {
    const one = await beginTry(db, now());
    if (!one) return false;
    if (one.is_hopeless) {
      await finishTry(one, UNENDED);
      return true;
    }
    const handlers = handlersOf(one.topic);
    const event = cloudEvent.safeParse(JSON.parse(one.event)).data;
    const never = whyNever(handlers, event);
    await finishTry(one, event && !never ? await callHandler(handlers, event.type, [event]) : never);
    return true;
  }

  async function storeDeadLetter(topic: string, { event, eventId, json }: EventBody, cause: Cause): Promise<Outcome> {
    const type = event?.type ?? 'unknown';
    const isNew = await insertDeadLetter(db, { event_id: eventId, topic, type, event: json, cause });
    if (!isNew) return 'repeated';
    log.error({ event_id: eventId, type, cause: cause.code }, 'a dead letter was stored');
    return 'dead_letter';
  }

  function receiveDeadLetter(body: EventBody): Promise<Outcome> {
    const handlers = allHandlers(topics, body.event?.type ?? '');
    const cause = whyNever(handlers, body.event) ?? { code: 'handler_failed', detail: 'Its sidecar gave it up.' };
    return storeDeadLetter(body.event?.topic ?? 'unknown', body, cause);
  }

  /** Counts the outcome of an event; if it cannot be stored, the sidecar must redeliver it. */
  async function answer(type: string, receiving: Promise<Outcome>): Promise<Outcome> {
    const outcome = await receiving.catch((error: unknown): Outcome => {
      log.error({ err: error, type }, 'an event can be neither handled nor parked: asking for redelivery');
      return 'retry';
    });
    countOutcome(type, outcome);
    return outcome;
  }

  return {
    receive: (topic, bytes) => receive(topic, unpack(readEventBody(bytes))),
    receiveDeadLetter: (bytes) =>
      Promise.all(unpack(readDeadLetterBody(bytes)).map((body) => answer('dead letter', receiveDeadLetter(body)))),
    receiveTooLarge: async (topic) => {
      const body = { event: undefined, eventId: randomUUID(), json: 'null' };
      const cause: Cause = { code: 'not_an_event', detail: 'It is too large.' };
      return [await answer('other', storeDeadLetter(topic, body, cause))];
    },
    handleAgain: async (body) => {
      const event = cloudEvent.safeParse(body).data;
      const handlers = allHandlers(topics, event?.type ?? '');
      const never = whyNever(handlers, event);
      return event && !never ? callHandler(handlers, event.type, [event]) : never;
    },
    tryNext,
    finish: async () => {
      await Promise.all(underWay);
    },
  };
}

/** The handlers of the topic that has one for this type. */
const allHandlers = (topics: Record<string, EventHandlers>, type: string): EventHandlers =>
  Object.values(topics).find((handlers) => hasHandler(handlers, type)) ?? {};

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
 * What became of an event that was delivered. `retry`: nothing, since the database is away; the sidecar is to bring it
 * again. All others are final for the sidecar.
 */
export type Outcome = TryOutcome | 'ignored' | 'dead_letter';

export type Subscriptions = {
  /** Takes an event or a batch as the sidecar brings it. It never rejects. @returns what became of each event. */
  receive(topic: string, body: Buffer): Promise<Outcome[]>;
  /** Takes what came to the app's dead-letter topic. It never rejects. */
  receiveDeadLetter(body: Buffer): Promise<Outcome[]>;
  /** Keeps a note, as a dead letter, of a delivery that is too large to be read. It never rejects. */
  receiveTooLarge(topic: string): Promise<Outcome[]>;
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
  /** Only types that this app knows become labels of its metrics. */
  const labelOf = (handlers: EventHandlers, event: CloudEvent | undefined): string =>
    event && hasHandler(handlers, event.type) ? event.type : 'other';

  /** Takes the events of one delivery. What can never be handled, or needs no handling, is dealt with one by one. */
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
    return never ? keepDeadLetter(topic, body, never) : 'repeated';
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

  async function keepDeadLetter(topic: string, { event, eventId, json }: EventBody, cause: Cause): Promise<Outcome> {
    const type = event?.type ?? 'unknown';
    const isNew = await insertDeadLetter(db, { event_id: eventId, topic, type, event: json, cause });
    if (!isNew) return 'repeated';
    log.error({ event_id: eventId, type, cause: cause.code }, 'a dead letter was kept');
    return 'dead_letter';
  }

  function receiveDeadLetter(body: EventBody): Promise<Outcome> {
    const handlers = allHandlers(topics, body.event?.type ?? '');
    const cause = whyNever(handlers, body.event) ?? { code: 'handler_failed', detail: 'Its sidecar gave it up.' };
    return keepDeadLetter(body.event?.topic ?? 'unknown', body, cause);
  }

  /** Counts what became of an event; where that cannot be kept, the sidecar must bring it again. */
  async function answer(type: string, receiving: Promise<Outcome>): Promise<Outcome> {
    const outcome = await receiving.catch((error: unknown): Outcome => {
      log.error({ err: error, type }, 'an event can be neither handled nor parked: asking for it again');
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
      return [await answer('other', keepDeadLetter(topic, body, cause))];
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

/** The handlers among which that of a type is, whatever its topic. */
const allHandlers = (topics: Record<string, EventHandlers>, type: string): EventHandlers =>
  Object.values(topics).find((handlers) => hasHandler(handlers, type)) ?? {};

import type { Kysely } from 'kysely';
import type { CloudEvent } from '#core/cloud-event.ts';
import { groupBy } from '#core/group-by.ts';
import type { Log } from '#core/log.ts';
import type { Cause } from './dead-letters.ts';
import { areHandledTogether, type CallHandler, type EventHandlers } from './event-handlers.ts';
import {
  findParked,
  parkBegun,
  parkFailed,
  parkUntried,
  type EventToPark,
  type SubscriptionTables,
  type Try,
} from './parked-events.ts';

/** An event that was delivered and can be handled. */
export type Arrival = { event: CloudEvent; toPark: EventToPark };

/** `retry`: it could be neither handled nor parked. */
export type TryOutcome = 'handled' | 'repeated' | 'parked' | 'retry';

type Options = {
  db: Kysely<SubscriptionTables>;
  log: Log;
  callHandler: CallHandler;
  now: () => Date;
  onHandled: (eventId: string) => void;
  /** Called when a parked event may be due. */
  onDue: () => void;
  /** Finishes an attempt whose delivery no longer waits for it. */
  goOn: (trying: Promise<Cause | undefined>, begun: Try) => void;
};

/** How long a delivery waits for its handlers. After that, its events are parked while the attempt continues. */
const DELIVERY_TIMEOUT_MS = 1_000;
/** How many events of a delivery, each of a different subject, are handled concurrently. */
const CONCURRENCY = 4;

/** Makes the first attempt to handle the events of a delivery. @returns the outcome of each; it never rejects. */
export type FirstTries = (handlers: EventHandlers, arrivals: Arrival[]) => Promise<Map<Arrival, TryOutcome>>;

/**
 * Events of one subject are handled one after the other; different subjects together, if the type's handler allows it.
 * A failed event is parked, and so are later ones of its subject; others do not wait for it.
 */
export function createFirstTries(options: Options): FirstTries {
  const { db, log, callHandler, now, onHandled, onDue, goOn } = options;

  async function tryAll(handlers: EventHandlers, arrivals: Arrival[], ends: Map<Arrival, TryOutcome>): Promise<void> {
    const until = performance.now() + DELIVERY_TIMEOUT_MS;
    let subjects = bySubject(await sort(arrivals, ends));
    while (subjects.length > 0) {
      const firsts = subjects.map(({ first }) => first);
      await tryFirsts(handlers, firsts, until, ends);
      const left: Subject[] = [];
      for (const { first, later } of subjects) {
        const end = ends.get(first);
        if (end === 'handled') left.push(...subjectOf(later));
        else if (end === 'parked') await parkInOrder(later, ends);
        // If the first must be redelivered, so must those after it.
      }
      subjects = left;
    }
  }

  /** Parks the events that belong behind parked ones. @returns the new events, which can be handled. */
  async function sort(arrivals: Arrival[], ends: Map<Arrival, TryOutcome>): Promise<Arrival[]> {
    const distinct = new Map(arrivals.toReversed().map((arrival) => [arrival.event.id, arrival]));
    const found = await findParked(
      db,
      [...distinct.values()].map(({ toPark }) => toPark),
    );
    const isNew = (arrival: Arrival) =>
      distinct.get(arrival.event.id) === arrival && found.get(arrival.event.id)?.known !== true;
    for (const arrival of arrivals) if (!isNew(arrival)) ends.set(arrival, 'repeated');
    const unknown = arrivals.filter(isNew);
    const isBehind = ({ event }: Arrival) => found.get(event.id)?.behind === true;
    await parkInOrder(unknown.filter(isBehind), ends);
    return unknown.filter((arrival) => !isBehind(arrival));
  }

  async function tryFirsts(
    handlers: EventHandlers,
    firsts: Arrival[],
    until: number,
    ends: Map<Arrival, TryOutcome>,
  ): Promise<void> {
    for (const [type, ofType] of groupBy(firsts, ({ event }) => event.type)) {
      const together = ofType.length > 1 && areHandledTogether(handlers, type);
      const alone = together ? await tryTogether(handlers, type, ofType, ends) : ofType;
      await tryOneByOne(handlers, alone, until, ends);
    }
  }

  /** @returns those that must be handled one by one, since together they failed. */
  async function tryTogether(
    handlers: EventHandlers,
    type: string,
    arrivals: Arrival[],
    ends: Map<Arrival, TryOutcome>,
  ): Promise<Arrival[]> {
    const trying = callHandler(
      handlers,
      type,
      arrivals.map(({ event }) => event),
    );
    const end = await soon(trying);
    if (end && end !== 'late') return arrivals;
    for (const arrival of arrivals) ends.set(arrival, await settle(arrival, trying, end));
    return [];
  }

  async function tryOneByOne(
    handlers: EventHandlers,
    arrivals: Arrival[],
    until: number,
    ends: Map<Arrival, TryOutcome>,
  ): Promise<void> {
    const queue = arrivals.values();
    const work = async (): Promise<void> => {
      for (const arrival of queue) ends.set(arrival, await tryOne(handlers, arrival, until));
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
  }

  async function tryOne(handlers: EventHandlers, arrival: Arrival, until: number): Promise<TryOutcome> {
    if (performance.now() > until) return park(arrival, 'its delivery takes long');
    const trying = callHandler(handlers, arrival.event.type, [arrival.event]);
    return settle(arrival, trying, await soon(trying));
  }

  /** Records the outcome of an attempt. */
  async function settle(
    { event, toPark }: Arrival,
    trying: Promise<Cause | undefined>,
    end: Cause | 'late' | undefined,
  ): Promise<TryOutcome> {
    if (!end) {
      onHandled(event.id);
      return 'handled';
    }
    return orRetry(toPark, async () => {
      if (end !== 'late') {
        await parkFailed(db, toPark, end, now());
        return parked(toPark, end.detail);
      }
      const begun = await parkBegun(db, toPark, now());
      if (begun) goOn(trying, begun);
      return parked(toPark, 'its handler takes long');
    });
  }

  async function parkInOrder(arrivals: Arrival[], ends: Map<Arrival, TryOutcome>): Promise<void> {
    for (const arrival of arrivals) ends.set(arrival, await park(arrival, 'behind an earlier event of its subject'));
  }

  const park = ({ toPark }: Arrival, why: string): Promise<TryOutcome> =>
    orRetry(toPark, async () => {
      await parkUntried(db, toPark, now());
      return parked(toPark, why);
    });

  function parked({ event_id, type }: EventToPark, why: string | undefined): TryOutcome {
    log.warn({ event_id, type, why }, 'event parked');
    onDue();
    return 'parked';
  }

  /** If the database is down, the sidecar must redeliver the event. */
  async function orRetry({ event_id, type }: EventToPark, keep: () => Promise<TryOutcome>): Promise<TryOutcome> {
    try {
      return await keep();
    } catch (error) {
      log.error({ err: error, event_id, type }, 'an event can be neither handled nor parked: asking for redelivery');
      return 'retry';
    }
  }

  return async (handlers, arrivals) => {
    const ends = new Map<Arrival, TryOutcome>();
    if (arrivals.length === 0) return ends;
    try {
      await tryAll(handlers, arrivals, ends);
    } catch (error) {
      log.error({ err: error, events: arrivals.length }, 'parked events cannot be read: asking for redelivery');
    }
    return new Map(arrivals.map((arrival) => [arrival, ends.get(arrival) ?? 'retry']));
  };
}

/** Events of one subject, in order. */
type Subject = { first: Arrival; later: Arrival[] };

const subjectOf = ([first, ...later]: Arrival[]): Subject[] => (first ? [{ first, later }] : []);

const bySubject = (arrivals: Arrival[]): Subject[] =>
  [...groupBy(arrivals, ({ toPark }) => toPark.subject).values()].flatMap(subjectOf);

/** The result of an attempt, if it ends while the delivery still waits. */
async function soon(trying: Promise<Cause | undefined>): Promise<Cause | undefined | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), DELIVERY_TIMEOUT_MS);
  });
  return Promise.race([trying, late]).finally(() => clearTimeout(timer));
}

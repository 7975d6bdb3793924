import type { CloudEvent } from '#core/cloud-event.ts';
import { within } from '#core/deadline.ts';
import { groupBy } from '#core/group-by.ts';
import { partitionKeyOf } from './lanes.ts';
import type { WaitingMessage } from './outbox-store.ts';

/** Hands an event to the broker. @throws Error if it was not accepted; EventRefused if it never will be. */
export type Publish = (topic: string, event: CloudEvent) => Promise<void>;

type Options = {
  /** May combine the event with others that are published at the same moment. */
  publish: Publish;
  /** Publishes the event in a separate message. */
  publishAlone: Publish;
  /** The CloudEvents' source. */
  source: string;
  timeoutMs: number;
  /** Whether another message may be published: the lane may belong to another relay by now. */
  mayGoOn: () => boolean;
};

export type FailedMessage = { message: WaitingMessage; error: unknown; begunAt: number };

export type LaneOutcome = {
  published: WaitingMessage[];
  /** The first failed message of each subject. Later ones of the subject were not tried. */
  failed: FailedMessage[];
  /** When, by `performance.now()`, the first slow publication began. */
  slowSince: number | undefined;
};

/** How many subjects of a lane are published concurrently. */
const CONCURRENCY = 8;
/** After this many failed subjects without a success, the rest of a lane is not tried. */
const FAILURES_BEFORE_GIVING_UP = 3;
/** A broker that takes this long to acknowledge may have been down meanwhile. */
const SLOW_MS = 2_000;

/** Publishes the messages of one lane: those of a subject one after the other, subjects concurrently. */
export async function publishLane(messages: WaitingMessage[], options: Options): Promise<LaneOutcome> {
  const { publish, publishAlone, source, timeoutMs, mayGoOn } = options;
  const outcome: LaneOutcome = { published: [], failed: [], slowSince: undefined };
  const subjects = groupBy(messages, ({ subject }) => subject).values();

  const looksBroken = () => outcome.published.length === 0 && outcome.failed.length >= FAILURES_BEFORE_GIVING_UP;

  async function publishSubject(ofOneSubject: WaitingMessage[]): Promise<void> {
    for (const message of ofOneSubject) {
      if (!mayGoOn()) return;
      const begunAt = performance.now();
      try {
        // A message that has failed is published alone: if it is the cause, it affects no other.
        const send = message.failures > 0 ? publishAlone : publish;
        await within(timeoutMs, send(message.topic, toCloudEvent(message, source)));
      } catch (error) {
        outcome.failed.push({ message, error, begunAt });
        return;
      }
      outcome.published.push(message);
      if (performance.now() - begunAt > SLOW_MS) outcome.slowSince = Math.min(begunAt, outcome.slowSince ?? begunAt);
    }
  }

  async function publishSubjects(): Promise<void> {
    for (const ofOneSubject of subjects) {
      if (looksBroken()) return;
      await publishSubject(ofOneSubject);
    }
  }

  await Promise.all(Array.from({ length: CONCURRENCY }, publishSubjects));
  return outcome;
}

function toCloudEvent(message: WaitingMessage, source: string): CloudEvent {
  return {
    specversion: '1.0',
    id: message.id,
    source,
    type: message.type,
    subject: message.subject,
    time: message.created_at.toISOString(),
    datacontenttype: 'application/json',
    ...partitionKeyOf(message),
    ...(message.traceparent && { traceid: message.traceparent, traceparent: message.traceparent }),
    data: message.data,
  };
}

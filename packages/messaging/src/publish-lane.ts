import type { CloudEvent } from '#core/cloud-event.ts';
import { within } from '#core/deadline.ts';
import { groupBy } from '#core/group-by.ts';
import { partitionKeyOf } from './lanes.ts';
import type { WaitingMessage } from './outbox-store.ts';

/** Hands an event to the broker. @throws Error where it was not taken; EventRefused where it never will be. */
export type Publish = (topic: string, event: CloudEvent) => Promise<void>;

type Options = {
  /** May put the event into one message with others that are published at the same moment. */
  publish: Publish;
  /** Publishes the event in a message of its own. */
  publishAlone: Publish;
  /** The CloudEvents' source. */
  source: string;
  timeoutMs: number;
  /** Whether another message may leave: the lane may be another relay's by now. */
  mayGoOn: () => boolean;
};

export type FailedMessage = { message: WaitingMessage; error: unknown; begunAt: number };

export type LaneOutcome = {
  published: WaitingMessage[];
  /** The first of each subject that was not taken. What follows of the subject was not tried. */
  failed: FailedMessage[];
  /** When, by `performance.now()`, the first publish began that the broker took only after a long time. */
  slowSince: number | undefined;
};

/** How many subjects of a lane leave side by side. */
const SIDE_BY_SIDE = 8;
/** So many subjects fail, and none gets through, before the rest of a lane is left alone. */
const FAILURES_BEFORE_GIVING_UP = 3;
/** A broker that takes this long to say yes may have been away meanwhile. */
const SLOW_MS = 2_000;

/** Publishes messages of one lane: those of a subject one after the other, subjects side by side. */
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
        // What has failed goes alone: if it is the cause, it takes nothing else with it.
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

  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, publishSubjects));
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

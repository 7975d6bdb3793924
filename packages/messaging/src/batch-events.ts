import type { CloudEvent } from '#core/cloud-event.ts';
import { batchedTopics } from '#events';
import { toBatch } from './event-batch.ts';
import type { Publish } from './publish-lane.ts';

/** Well below any broker's limit; the smallest default is 1 MB. */
const MAX_BYTES = 256 * 1024;
const MAX_EVENTS = 100;

type Waiting = {
  event: CloudEvent;
  resolve: () => void;
  reject: (error: unknown) => void;
};

/** A faster failure may be due to one of the events; a slower one is due to the broker. */
const SOON_MS = 2_000;
/** After this many failures of single events without a success, the broker is at fault. */
const FAILURES_BEFORE_GIVING_UP = 2;

/**
 * On topics with batches, combines events that are published at the same moment into one message; a single event is
 * published as it is. To keep the order of a subject's events, wait for each before publishing the next.
 *
 * A batch is accepted as a whole or not at all. If it is not, its events are published one by one, so that an event
 * that cannot be published delays no other.
 */
export function batchEvents(publish: Publish, source: string): Publish {
  const gathered = new Map<string, Waiting[]>();

  function leave(topic: string, partition: string): void {
    const waiting = gathered.get(partition) ?? [];
    gathered.delete(partition);
    for (const part of divide(waiting)) void publishTogether(topic, part);
  }

  async function publishTogether(topic: string, together: Waiting[]): Promise<void> {
    const [first] = together;
    if (first && together.length === 1) return publish(topic, first.event).then(first.resolve, first.reject);
    const begunAt = performance.now();
    try {
      const events = together.map(({ event }) => event);
      await publish(topic, toBatch(events, source));
      for (const { resolve } of together) resolve();
    } catch (error) {
      if (performance.now() - begunAt < SOON_MS) await publishOneByOne(topic, together);
      else for (const { reject } of together) reject(error);
    }
  }

  async function publishOneByOne(topic: string, together: Waiting[]): Promise<void> {
    let published = 0;
    const failures: unknown[] = [];
    for (const one of together) {
      if (published === 0 && failures.length >= FAILURES_BEFORE_GIVING_UP) {
        one.reject(failures[0]);
        continue;
      }
      try {
        await publish(topic, one.event);
        published += 1;
        one.resolve();
      } catch (error) {
        failures.push(error);
        one.reject(error);
      }
    }
  }

  return (topic, event) => {
    if (!batchedTopics.includes(topic)) return publish(topic, event);
    return new Promise((resolve, reject) => {
      const partition = `${topic} ${event.partitionkey}`;
      const one = { event, resolve, reject };
      const waiting = gathered.get(partition);
      if (waiting) return void waiting.push(one);
      gathered.set(partition, [one]);
      setImmediate(leave, topic, partition);
    });
  };
}

/** Divides events into batches within the limits; a larger event is published alone. */
function divide(waiting: Waiting[]): Waiting[][] {
  if (waiting.length === 1) return [waiting];
  const batches: Waiting[][] = [];
  let bytes = 0;
  for (const one of waiting) {
    const last = batches.at(-1);
    const size = Buffer.byteLength(JSON.stringify(one.event));
    bytes += size;
    if (last && last.length < MAX_EVENTS && bytes <= MAX_BYTES) last.push(one);
    else {
      batches.push([one]);
      bytes = size;
    }
  }
  return batches;
}

import type { CloudEvent } from '#core/cloud-event.ts';
import { batchedTopics } from '#events';
import { toBatch } from './event-batch.ts';
import type { Publish } from './publish-lane.ts';

/** Well below what any broker takes; the smallest default is 1 MB. */
const MAX_BYTES = 256 * 1024;
const MAX_EVENTS = 100;

type Waiting = {
  event: CloudEvent;
  resolve: () => void;
  reject: (error: unknown) => void;
};

/** A batch that fails sooner may fail because of one of its events; one that takes longer shows a broker in trouble. */
const SOON_MS = 2_000;
/** So many events fail by themselves, and none gets through, before it is the broker's fault. */
const FAILURES_BEFORE_GIVING_UP = 2;

/**
 * Publishes events of a topic with batches that are published at the same moment in one message; one alone stays as it
 * is. Whoever publishes events of one subject in order must wait for each before the next.
 *
 * A batch is taken as a whole or not at all. Where it is not, its events go one by one, so that one that cannot be
 * published holds up no other.
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

/** Batches within the bounds; what is larger than a batch may be goes alone. */
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

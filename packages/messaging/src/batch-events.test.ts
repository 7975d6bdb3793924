import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventRefused, type CloudEvent } from '#core/cloud-event.ts';
import { batchEvents } from './batch-events.ts';
import { eventsOf, isBatch } from './event-batch.ts';

const event = (id: string, more: Partial<CloudEvent> = {}): CloudEvent => ({
  specversion: '1.0',
  id,
  source: 'test',
  type: 'loan.issued',
  subject: id,
  partitionkey: 'loan.events 0',
  data: {},
  ...more,
});

/** Accepts messages unless `refuse` returns an error, and records their ids. */
function broker(refuse: (event: CloudEvent) => Error | undefined = () => undefined) {
  const messages: CloudEvent[] = [];
  const publish = async (_topic: string, message: CloudEvent): Promise<void> => {
    const reason = refuse(message);
    if (reason) throw reason;
    messages.push(message);
  };
  const taken = () => messages.map((message) => (isBatch(message) ? idsIn(message) : [message.id]));
  return { publish: batchEvents(publish, 'test'), messages, taken };
}

const idsIn = (batch: CloudEvent): string[] => (eventsOf(batch) ?? []).map((one) => (one as CloudEvent).id);

test('events that are published at the same moment share a message, one for each partition', async () => {
  const { publish, taken } = broker();
  const other = { partitionkey: 'loan.events 1' };
  const all = [event('a'), event('b'), event('c', other), event('d'), event('e', other)];
  await Promise.all(all.map((one) => publish('loan.events', one)));
  expect(taken()).toEqual([
    ['a', 'b', 'd'],
    ['c', 'e'],
  ]);
});

test('one alone stays as it is, and so do those of a topic that other systems read', async () => {
  const { publish, messages } = broker();
  const alone = event('a');
  await publish('loan.events', alone);
  await Promise.all([publish('notifications.email', event('b')), publish('notifications.email', event('c'))]);
  expect(messages[0]).toEqual(alone);
  expect(messages.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('an attempt with other events has another id', async () => {
  const { publish, messages } = broker();
  const together = (...ids: string[]) => Promise.all(ids.map((id) => publish('loan.events', event(id))));
  await together('a', 'b');
  await together('a', 'b');
  await together('a', 'b', 'c');
  expect(new Set(messages.map(({ id }) => id)).size).toBe(2);
});

test.each([new EventRefused('no'), new Error('no')])(
  'where a batch fails of %o, its events go one by one',
  async (no) => {
    const bad = (one: CloudEvent) => one.id === 'bad' || (isBatch(one) && idsIn(one).includes('bad'));
    const { publish, taken } = broker((one) => (bad(one) ? no : undefined));
    const ends = await Promise.allSettled(['a', 'bad', 'b'].map((id) => publish('loan.events', event(id))));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(taken()).toEqual([['a'], ['b']]);
  },
);

test('where the broker is away, it is not tried once for each event', async () => {
  let tries = 0;
  const { publish } = broker(() => {
    tries += 1;
    return new Error('the broker is away');
  });
  const ends = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) => publish('loan.events', event(String(index)))),
  );
  expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
  expect(tries).toBe(3);
});

test('whatever is published arrives once, in its order, in messages that no broker finds too large', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 300 }), async (sizes) => {
      const { publish, messages, taken } = broker();
      const all = sizes.map((size, index) => event(String(index), { data: { text: 'x'.repeat(size) } }));
      await Promise.all(all.map((one) => publish('loan.events', one)));
      expect(taken().flat()).toEqual(all.map(({ id }) => id));
      for (const message of messages.filter(isBatch)) {
        expect(idsIn(message).length).toBeLessThanOrEqual(100);
        expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(300_000);
      }
    }),
    { numRuns: 20 },
  );
});

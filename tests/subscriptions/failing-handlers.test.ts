import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { subscribers, type Example, type Running } from './subscribers.ts';

/** Whatever is taken from it is it: which types are handled does not depend on what the handlers work with. */
const anything: unknown = new Proxy(() => undefined, { get: () => anything, apply: () => anything });
const service = z.looseObject({
  id: z.string(),
  subscriptions: z.custom<(context: unknown) => Record<string, object>>((value) => typeof value === 'function'),
});

test('every type that an app handles is tried', async () => {
  const files = readdirSync('apps')
    .map((app) => resolve('apps', app, 'src/service.ts'))
    .filter((file) => existsSync(file));
  const modules = await Promise.all(files.map(async (file): Promise<object> => import(file)));
  const handled = modules
    .flatMap((module) => Object.values(module).flatMap((value: unknown) => service.safeParse(value).data ?? []))
    .map(({ id, subscriptions }) => [
      id,
      Object.fromEntries(
        Object.entries(subscriptions(anything)).map(([topic, handlers]) => [topic, Object.keys(handlers).sort()]),
      ),
    ]);
  const tried = Object.entries(subscribers).map(([id, { types }]) => [
    id,
    Object.fromEntries(Object.entries(types).map(([topic, names]) => [topic, [...names].sort()])),
  ]);
  expect(Object.fromEntries(tried)).toEqual(Object.fromEntries(handled));
});

const HOUR_MS = 3_600_000;

describe.each(Object.entries(subscribers))('%s', (_app, { types, start }) => {
  let now = new Date();
  let running: Running;
  beforeAll(async () => {
    running = await start(() => now);
  });
  beforeEach(async () => {
    running.fail(undefined);
    await running.db.deleteFrom('parked_event').execute();
    await running.db.deleteFrom('dead_letter').execute();
  });
  afterAll(() => running.stop());

  const pass = (ms: number) => void (now = new Date(now.getTime() + ms));
  const deadLetters = () =>
    running.db.selectFrom('dead_letter').select(['event_id', 'topic', 'type', 'cause_code', 'cause_detail']).execute();
  const parked = async () => (await running.db.selectFrom('parked_event').select('event_id').execute()).length;
  const every = Object.entries(types).flatMap(([topic, names]) => names.map((type) => [topic, type] as const));

  describe.each(every)('%s: the handler of %s', (topic, type) => {
    const deliver = async ({ type: given, data, subject }: Example, id: string = randomUUID()): Promise<void> => {
      expect(await running.service.deliver(topic, given, data, { subject, id })).toBe('SUCCESS');
    };

    test('that fails for ever delays nobody else, and leaves a dead letter with its cause', async () => {
      const [broken, other] = [await running.example(type), await running.example(type)];
      const id = randomUUID();
      running.fail({ subject: broken.subject, when: 'before its effect' });
      const before = await running.stored();
      await deliver(broken, id);
      await deliver(broken);
      expect(await running.stored()).toEqual(before);
      await deliver(other);
      expect(await running.stored()).not.toEqual(before);
      expect(await parked()).toBe(2);

      const since = now.getTime();
      while ((await deadLetters()).length === 0 && now.getTime() - since <= HOUR_MS) {
        pass(120_000);
        await running.service.retryParked();
      }
      const [letter] = await deadLetters();
      expect(letter).toEqual({ event_id: id, topic, type, cause_code: 'handler_failed', cause_detail: 'Error' });

      // What waited behind it is handled, as soon as it can be.
      const without = await running.stored();
      running.fail(undefined);
      pass(120_000);
      await running.service.retryParked();
      expect(await running.stored()).not.toEqual(without);
      expect(await parked()).toBe(0);
    });

    test('that fails for a while has its effect afterwards', async () => {
      const event = await running.example(type);
      running.fail({ subject: event.subject, when: 'before its effect' });
      const before = await running.stored();
      await deliver(event);
      for (let index = 0; index < 3; index += 1) {
        pass(10_000);
        expect(await running.service.retryParked()).toBe(1);
      }
      expect(await running.stored()).toEqual(before);
      running.fail(undefined);
      pass(10_000);
      await running.service.retryParked();
      expect(await running.stored()).not.toEqual(before);
      expect([await parked(), await deadLetters()]).toEqual([0, []]);
    });

    test('that fails after its commit has one effect, however often it is tried', async () => {
      const event = await running.example(type);
      const id = randomUUID();
      running.fail({ subject: event.subject, when: 'after its commit' });
      const before = await running.stored();
      await deliver(event, id);
      const once = await running.stored();
      expect(once).not.toEqual(before);
      for (let index = 0; index < 3; index += 1) {
        pass(10_000);
        expect(await running.service.retryParked()).toBe(1);
      }
      running.fail(undefined);
      pass(10_000);
      expect(await running.service.retryParked()).toBe(1);
      await deliver(event, id);
      expect(await running.stored()).toEqual(once);
      expect([await parked(), await deadLetters()]).toEqual([0, []]);
    });
  });
});

import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { SharedCounts } from './rate-limits.ts';

const started: SharedCounts[] = [];
afterEach(() => {
  for (const counts of started.splice(0)) counts.stop();
});

const NETWORK = '2001:db8:0:1::/64';
let now = 0;

function aStore() {
  const values = new Map<string, unknown>();
  const calls = { read: 0, written: 0, away: false };
  return {
    calls,
    getAll: async (keys: readonly string[]) => {
      if (calls.away) throw new Error('the state store is away');
      calls.read += 1;
      return new Map(keys.flatMap((key) => (values.has(key) ? [[key, values.get(key)] as const] : [])));
    },
    set: async (key: string, value: unknown) => {
      calls.written += 1;
      values.set(key, structuredClone(value));
    },
  };
}

function aReplica(store: ReturnType<typeof aStore>) {
  const counts = new SharedCounts({ store, log: pino({ level: 'silent' }), now: () => now });
  started.push(counts);
  const of = counts.of('all', 100);
  const ask = async (times = 1): Promise<number> => {
    let hits = 0;
    for (let index = 0; index < times; index += 1) ({ totalHits: hits } = await of.increment(NETWORK));
    return hits;
  };
  return { counts, ask };
}

test('what a client has asked of one replica counts at the others', async () => {
  const store = aStore();
  const [one, other] = [aReplica(store), aReplica(store)];
  expect(await one.ask(60)).toBe(60);
  await one.counts.share();
  expect(await other.ask(30)).toBe(30);
  await other.counts.share();
  expect(await other.ask()).toBe(91);
  expect(await one.ask()).toBe(61);
  await one.counts.share();
  expect(await one.ask()).toBe(92);
});

test('replicas share by themselves, within seconds', async () => {
  const store = aStore();
  const [one, other] = [aReplica(store), aReplica(store)];
  await one.ask(60);
  await other.ask(30);
  await waitFor('both to know', async () => store.calls.written >= 2);
  await waitFor('the count of the other', async () => (await other.ask()) > 90);
});

test('a minute later all begin afresh', async () => {
  const store = aStore();
  const [one, other] = [aReplica(store), aReplica(store)];
  await one.ask(60);
  await one.counts.share();
  now += 60_000;
  await other.ask(20);
  await other.counts.share();
  expect([await other.ask(), await one.ask()]).toEqual([21, 1]);
});

test('a client who asks little costs the state store nothing, and a busy one no call for each request', async () => {
  const store = aStore();
  const { counts, ask } = aReplica(store);
  await ask(10);
  await counts.share();
  expect(store.calls).toMatchObject({ read: 0, written: 0 });
  await ask(500);
  await counts.share();
  expect(store.calls).toMatchObject({ read: 1, written: 1 });
});

test('without the state store a replica goes by its own counts', async () => {
  const store = aStore();
  store.calls.away = true;
  const { counts, ask } = aReplica(store);
  await ask(60);
  await counts.share();
  expect(await ask()).toBe(61);
});

test('limits of two names have a count each', async () => {
  const { counts, ask } = aReplica(aStore());
  await ask(60);
  expect((await counts.of('auth', 20).increment(NETWORK)).totalHits).toBe(1);
});

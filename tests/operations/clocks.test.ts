import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Lifecycle } from '#core/lifecycle.ts';
import { parkBegun, type SubscriptionTables } from '#messaging/parked-events.ts';
import { asTables } from '#postgres/as-tables.ts';
import { connectDatabase, type Platform } from '#platform/platform.ts';
import { startDatabaseClock } from '#postgres/database-clock.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { refuseRows } from '#testing/refusing-rows.ts';
import { migrations as authMigrations } from '../../apps/auth/src/store/migrations/index.ts';
import type { Tables as AuthTables } from '../../apps/auth/src/store/schema.ts';
import { startAuth } from '../../apps/auth/src/testing/auth.ts';
import { migrations as bookMigrations } from '../../apps/books/src/store/migrations/index.ts';
import type { Tables as BookTables } from '../../apps/books/src/store/schema.ts';
import { startBooks } from '../../apps/books/src/testing/books.ts';
import { migrations as noticeMigrations } from '../../apps/notifications/src/store/migrations/index.ts';
import type { Tables as NoticeTables } from '../../apps/notifications/src/store/schema.ts';
import { startNotifications } from '../../apps/notifications/src/testing/notifications.ts';

const TWO_MINUTES_MS = 120_000;
/** The clocks of two machines, by how far each is ahead. */
const SLOW = -TWO_MINUTES_MS;
const FAST = TWO_MINUTES_MS;

/**
 * What this machine's clock shows, by which the database goes. Not `performance`: it counts from the start of the process
 * and hears nothing of a clock that is set meanwhile, as that of a virtual machine may be.
 */
const trueTime = Date.now;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** Does something as a process whose machine's clock is ahead by so much. */
async function withClock<Result>(aheadMs: number, act: () => Promise<Result>): Promise<Result> {
  vi.setSystemTime(trueTime() + aheadMs);
  try {
    return await act();
  } finally {
    vi.setSystemTime(trueTime());
  }
}

type Stopping = { stop(): Promise<void> };
const toStop: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of toStop.reverse()) await stop();
});

/** Two replicas of a service on one database, each started on its own machine, with the clock that every app has. */
async function replicas<Tables, Service extends Stopping>(
  database: TestDatabase<Tables>,
  start: (options: { database: TestDatabase<Tables>; now: () => Date }) => Promise<Service>,
): Promise<{ slow: Service; fast: Service }> {
  const startAt = (aheadMs: number) =>
    withClock(aheadMs, async () => {
      const clock = await startDatabaseClock(database.db);
      const service = await start({ database, now: clock.now });
      toStop.push(async () => clock.stop(), service.stop);
      return service;
    });
  toStop.push(database.drop);
  return { slow: await startAt(SLOW), fast: await startAt(FAST) };
}

test.each([SLOW, FAST])('an app with a database has its time, with its own clock ahead by %i ms', async (aheadMs) => {
  const database = await testDatabase<AuthTables>(authMigrations);
  const lifecycle = new Lifecycle();
  const log = pino({ level: 'silent' });
  const platform = { lifecycle, log, registry: new Registry(), secrets: { read: () => Promise.resolve(database.url) } };
  await withClock(aheadMs, async () => {
    const { now } = await connectDatabase(platform as unknown as Platform<object>, { id: 'auth', database: 'auth' });
    expect(Math.abs(now().getTime() - trueTime())).toBeLessThan(TWO_MINUTES_MS / 4);
  });
  await lifecycle.stop(log);
  await database.drop();
});

describe('with the clocks of two replicas two minutes off, one behind and one ahead', () => {
  test('a client whose answer was lost may repeat a refresh at the other replica', async () => {
    const account = {
      id: randomUUID(),
      email: 'a@readers.example',
      full_name: 'А',
      role: 'reader',
      language: 'ru',
      version: 1,
    };
    const { slow, fast } = await replicas(await testDatabase<AuthTables>(authMigrations), (options) =>
      startAuth({ ...options, invoke: () => ({ status: 200, body: account }) }),
    );
    const refresh = (at: typeof slow, token: string) =>
      at.request('POST', '/auth/refresh', { body: { refresh_token: token } });
    for (const [first, second, ahead] of [
      [slow, fast, [SLOW, FAST]],
      [fast, slow, [FAST, SLOW]],
    ] as const) {
      const signedIn = await first.request('POST', '/auth/login', {
        body: { email: account.email, password: 'a password' },
      });
      const { refresh_token: token } = signedIn.body as { refresh_token: string };
      const lost = await withClock(ahead[0], () => refresh(first, token));
      const again = await withClock(ahead[1], () => refresh(second, token));
      expect([again.status, again.body]).toMatchObject([
        200,
        { refresh_token: (lost.body as { refresh_token: string }).refresh_token },
      ]);
    }
  });

  test('a copy that was allocated just now is not taken for that of a checkout that died', async () => {
    const asked: string[] = [];
    const { slow, fast } = await replicas(await testDatabase<BookTables>(bookMigrations), (options) =>
      startBooks({
        ...options,
        invoke: ({ path }) => {
          asked.push(path);
          return { status: 200, body: { exists: false } };
        },
      }),
    );
    const librarian = { id: randomUUID(), role: 'librarian' as const };
    const book = await slow.request('POST', '/books', { as: librarian, body: { title: 'Т', author: 'А' } });
    await withClock(SLOW, () =>
      slow.request('PUT', `/internal/reservations/${randomUUID()}`, {
        headers: { 'dapr-caller-app-id': 'loans' },
        body: { book_id: (book.body as { id: string }).id },
      }),
    );
    await withClock(FAST, () => fast.runJob('release-stale-allocations'));
    expect(asked).toEqual([]);
  });

  test('an event that one replica tries is left alone by the other, and one that is due is tried by either', async () => {
    const { slow, fast } = await replicas(await testDatabase<NoticeTables>(noticeMigrations), startNotifications);
    const user_id = randomUUID();
    const mend = await refuseRows(slow.db, 'recipient', `user_id = '${user_id}'`);
    const profile = { user_id, email: 'a@readers.example', full_name: 'А', language: 'ru', role: 'reader' } as const;
    await withClock(FAST, () =>
      fast.deliver(
        'user.events',
        'user.registered',
        { ...profile, event_type: 'user.registered', version: 1 },
        { subject: user_id },
      ),
    );
    await mend();
    // It was parked by the fast one, and is due within a second: the slow one tries it too.
    await vi.waitFor(async () => expect(await withClock(SLOW, () => slow.retryParked())).toBe(1), {
      timeout: 10_000,
      interval: 50,
    });

    // The slow one has begun a try: its lease lasts for a minute.
    const event = { event_id: randomUUID(), topic: 'user.events', type: 'user.changed', subject: user_id, event: '{}' };
    await withClock(SLOW, () => parkBegun(asTables<SubscriptionTables>(slow.db), event, slow.context.now()));
    expect(await withClock(FAST, () => fast.retryParked())).toBe(0);
  });
});

import { expect, test } from 'vitest';
import { partsOf, type AppHealth } from './health-of-parts.ts';

const now = new Date('2026-11-28T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000).toISOString();

const app = (backlog: Partial<NonNullable<AppHealth['backlog']>>): AppHealth => ({
  app: 'an-app',
  state: 'working',
  backlog: { to_handle: { count: 0 }, dead_letters: 0, ...backlog },
});

const stateOf = (part: string, apps: AppHealth[]) => partsOf(apps, true, now).find((one) => one.part === part);

test('a broker that takes what it is given works, and so does one that has had it for a moment', () => {
  expect(stateOf('broker', [app({ to_publish: { count: 0 } })])).toEqual({ part: 'broker', state: 'working' });
  expect(stateOf('broker', [app({ to_publish: { count: 3, oldest_at: ago(29) } })])?.state).toBe('working');
});

test('a broker is stuck since the oldest message of any app waits', () => {
  const apps = [
    app({ to_publish: { count: 1, oldest_at: ago(40) } }),
    app({ to_publish: { count: 9, oldest_at: ago(90) } }),
    app({ to_publish: { count: 0 } }),
  ];
  expect(stateOf('broker', apps)).toEqual({ part: 'broker', state: 'stuck', waiting_since: ago(90) });
});

test('an e-mail may take longer than a message', () => {
  expect(stateOf('mail', [app({ to_send: { count: 1, oldest_at: ago(100) } })])?.state).toBe('working');
  expect(stateOf('mail', [app({ to_send: { count: 1, oldest_at: ago(130) } })])?.state).toBe('stuck');
});

test('where nobody tells of it, nothing is known of a part', () => {
  const silent: AppHealth = { app: 'an-app', state: 'silent' };
  expect(stateOf('broker', [silent])).toEqual({ part: 'broker', state: 'unknown' });
  expect(stateOf('mail', [silent])).toEqual({ part: 'mail', state: 'unknown' });
});

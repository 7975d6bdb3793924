import { expect, test } from 'vitest';
import { createRevokedSessions } from './revoked-sessions.ts';

test('a session stays revoked as long as a gateway whose clock is two minutes behind accepts its tokens', async () => {
  const accessTokenSeconds = 900;
  const kept: number[] = [];
  const store = {
    get: () => Promise.resolve(undefined),
    set: (_key: string, _value: unknown, ttlSeconds: number) => Promise.resolve(void kept.push(ttlSeconds)),
    delete: () => Promise.resolve(),
  };
  await createRevokedSessions(store, accessTokenSeconds).add('a session');
  expect(kept[0]).toBeGreaterThanOrEqual(accessTokenSeconds + 120);
});

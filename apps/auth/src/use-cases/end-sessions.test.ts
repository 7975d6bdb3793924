import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestService } from '#testing/service.ts';
import { auth } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const user = {
  id: randomUUID(),
  email: 'reader@readers.example',
  full_name: 'Р',
  role: 'reader' as const,
  language: 'ru' as const,
};

const revoked = new Set<string>();
let storeWorks = true;
let now = new Date();
/** The account's. */
let version = 1;

async function start() {
  return startTestService(auth, {
    migrations,
    now: () => now,
    env: {
      TIME_ZONE: 'Europe/Moscow',
      ACCESS_TOKEN_SECONDS: 600,
      REFRESH_TOKEN_SECONDS: 86_400,
      SESSION_SECONDS: 864_000,
      SIGNING_KEY_DAYS: 90,
      PUBLIC_URL: 'https://library.example',
      SECOND_FACTOR_REQUIRED_FOR: [],
      OUTSIDE_PROVIDERS: [],
    },
    secrets: { 'token-signing-key': privateKey, 'second-factor-key': 'of the tests' },
    context: {
      users: {
        check: async () => ({ ...user, version }),
        account: async () => ({ ...user, version: 1, credentials_version: 0 }),
        ward: () => Promise.reject(new Error('nobody acts for a child here')),
        register: () => Promise.reject(new Error('nobody registers here')),
        askForPasswordReset: () => Promise.reject(new Error('not asked here')),
        verifyEmail: () => Promise.reject(new Error('not asked here')),
        resetPassword: () => Promise.reject(new Error('not asked here')),
        setFirstPassword: () => Promise.reject(new Error('nobody comes from the desk')),
      },
      revoked: {
        add: async (id) => {
          if (!storeWorks) throw new Error('the state store is away');
          revoked.add(id);
        },
        has: async (id) => revoked.has(id),
      },
    },
  });
}

let service: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  service = await start();
});
afterAll(() => service.stop());
beforeEach(() => {
  storeWorks = true;
  revoked.clear();
});

async function signIn(): Promise<{ refresh_token: string; access_token: string }> {
  const body = { email: user.email, password: 'a long enough password' };
  return (await service.request('POST', '/auth/login', { body })).body as {
    refresh_token: string;
    access_token: string;
  };
}
const refresh = async (refresh_token: string) =>
  (await service.request('POST', '/auth/refresh', { body: { refresh_token } })).status;
const passwordChanged = (changed = (version += 1)) =>
  service.deliver('user.events', 'user.changed', {
    event_type: 'user.changed',
    user_id: user.id,
    email: user.email,
    full_name: user.full_name,
    language: user.language,
    role: user.role,
    version: changed,
    credentials_changed: true,
  });

/** Retries parked events as they become due, until none is left. */
async function untilHandled(): Promise<void> {
  while ((await service.db.selectFrom('parked_event').select('event_id').execute()).length > 0) {
    now = new Date(now.getTime() + 1_000);
    await service.retryParked();
  }
}

test('a stolen refresh token does not outlive a change of the password, even while the state store is away', async () => {
  const thief = await signIn();
  storeWorks = false;

  await passwordChanged();

  expect(await refresh(thief.refresh_token)).toBe(401);
});

test('what could not be revoked is revoked when the event comes again, all of it and once', async () => {
  for (let group = 0; group < 9; group += 1) await Promise.all(Array.from({ length: 5 }, signIn));
  storeWorks = false;
  await passwordChanged();
  expect(revoked.size).toBe(0);

  storeWorks = true;
  await untilHandled();
  const { db } = service;
  const ended = await db.selectFrom('session').select('id').where('ended_at', 'is not', null).execute();
  expect([...revoked].toSorted()).toEqual(ended.map(({ id }) => id).toSorted());

  // More than are stored side by side.
  expect(revoked.size).toBeGreaterThan(20);

  revoked.clear();
  await passwordChanged(version);
  expect(revoked.size).toBe(0);
});

test('a sign-in that nobody can renew is purged, with its refresh tokens, and one that was renewed is not', async () => {
  const { db } = service;
  const [old, renewed] = [await signIn(), await signIn()];
  const sessionOf = (token: string) => (JSON.parse(atob(token.split('.')[1] ?? '')) as { sid: string }).sid;
  const past = new Date(Date.now() - 2 * 86_400_000);
  await db.updateTable('refresh_token').set({ expires_at: past }).execute();
  await db.updateTable('session').set({ renewable_until: past }).execute();
  await db
    .updateTable('refresh_token')
    .set({ expires_at: new Date(Date.now() + 60_000) })
    .where('session_id', '=', sessionOf(renewed.access_token))
    .execute();
  expect(await refresh(renewed.refresh_token)).toBe(200);

  await service.runJob('clean-up');

  const left = (await db.selectFrom('session').select('id').execute()).map(({ id }) => id);
  expect(left).toEqual([sessionOf(renewed.access_token)]);
  expect(left).not.toContain(sessionOf(old.access_token));
});

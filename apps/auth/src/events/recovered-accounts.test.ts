import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passkeysOf, storePasskey } from '../store/passkeys.ts';
import {
  authenticatorOf,
  countRecoveryCodes,
  storeAuthenticator,
  storeRecoveryCodes,
} from '../store/second-factors.ts';
import { startAuth } from '../testing/auth.ts';
import { beginSession } from '../testing/begin-session.ts';

const HOUR_MS = 3_600_000;

let auth: Awaited<ReturnType<typeof startAuth>>;
beforeAll(async () => {
  auth = await startAuth();
});
afterAll(() => auth.stop());

const now = Date.now();
const at = (hours: number) => new Date(now + hours * HOUR_MS);

async function addPasskey(user_id: string, name: string, created_at: Date): Promise<void> {
  const key = { credential_id: randomBytes(16), public_key: randomBytes(16), counter: '0', transports: [] };
  const passkey = { ...key, id: randomUUID(), user_id, name, created_at, last_used_at: null };
  await auth.db
    .transaction()
    .execute((tx) => storePasskey(tx, { ...passkey, backup_eligible: false, backed_up: false }));
}

async function addAuthenticator(user_id: string, created_at: Date): Promise<void> {
  await storeAuthenticator(auth.db, { user_id, secret: randomBytes(32), created_at });
  await auth.db.transaction().execute((tx) => storeRecoveryCodes(tx, user_id, [randomBytes(32)]));
}

/** Says that an account has another password from its second version on. */
const changed = (user_id: string, restored: { address_restored_since?: string }) =>
  auth.deliver('user.events', 'user.changed', {
    event_type: 'user.changed',
    user_id,
    email: 'a@readers.example',
    full_name: 'А',
    language: 'ru',
    role: 'reader',
    version: 2,
    credentials_changed: true,
    ...restored,
  });

const passkeys = async (userId: string) => (await passkeysOf(auth.db, userId)).map(({ name }) => name);
const hasAuthenticator = async (userId: string) => [
  (await authenticatorOf(auth.db, userId)) !== undefined,
  await countRecoveryCodes(auth.db, userId),
];

test('what a thief has added to sign in with is gone when the owner has put the address back, and what is older stays', async () => {
  const [id, other] = [randomUUID(), randomUUID()];
  for (const user of [id, other]) {
    await addPasskey(user, 'own', at(-49));
    await addPasskey(user, 'thief’s', at(-47));
    await addAuthenticator(user, at(-47));
  }
  await changed(id, { address_restored_since: at(-48).toISOString() });
  expect([await passkeys(id), await hasAuthenticator(id)]).toEqual([['own'], [false, 0]]);
  expect([await passkeys(other), await hasAuthenticator(other)]).toEqual([
    ['thief’s', 'own'],
    [true, 1],
  ]);
});

test('an authenticator of before stays, and so does all where only the password is another one', async () => {
  const [id, other] = [randomUUID(), randomUUID()];
  await addAuthenticator(id, at(-49));
  await addAuthenticator(other, at(-47));
  await addPasskey(other, 'own', at(-47));
  await changed(id, { address_restored_since: at(-48).toISOString() });
  await changed(other, {});
  expect(await hasAuthenticator(id)).toEqual([true, 1]);
  expect([await passkeys(other), await hasAuthenticator(other)]).toEqual([['own'], [true, 1]]);
});

test('what the owner has added since then stays, if it is heard late or twice', async () => {
  const id = randomUUID();
  await addPasskey(id, 'thief’s', at(-1));
  await beginSession(auth.db, { user_id: id, role: 'reader', account_version: 1 });
  await beginSession(auth.db, { user_id: id, role: 'reader', account_version: 2 });
  await addPasskey(id, 'own', at(1));
  await addAuthenticator(id, at(1));
  for (let heard = 0; heard < 2; heard += 1) await changed(id, { address_restored_since: at(-48).toISOString() });
  expect([await passkeys(id), await hasAuthenticator(id)]).toEqual([['own'], [true, 1]]);
});

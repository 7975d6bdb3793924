import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import {
  isDue,
  lost,
  replaced,
  revoked,
  signingKey,
  spareKey,
  stateOf,
  type KeyState,
} from '../domain/key-schedule.ts';
import { newPrivateKey, publicJwk } from '../keys/key-pair.ts';
import { createKeySeal, type KeySeal } from '../keys/sealed-key.ts';
import type { Tables } from '../store/schema.ts';
import {
  insertSigningKey,
  lockSigningKeys,
  readSigningKeys,
  updateSigningKey,
  type StoredKey,
} from '../store/signing-keys.ts';

type Rotating = Pick<AuthContext, 'db' | 'keys' | 'keySeal' | 'now'>;

const DAY_MS = 86_400_000;

/**
 * Sees to it at the start that there are a key that signs and a spare one. The first keys are the secrets themselves, by
 * which the previous release signs, so that its tokens stay valid. What an earlier secret has sealed is sealed anew.
 *
 * @param secret the secret `token-signing-key`
 * @param secretBefore `token-signing-key-before`, while the secret is being changed
 */
export async function prepareKeys(rotating: Rotating, secret: string, secretBefore: string | undefined): Promise<void> {
  const { keySeal } = rotating;
  await changeKeys(rotating, (keys, now) => {
    if (keys.length === 0)
      return [
        ...(secretBefore === undefined
          ? []
          : [{ ...made(keySeal, createPrivateKey(secretBefore), now), signsFrom: now, signsUntil: now }]),
        { ...made(keySeal, createPrivateKey(secret), now), signsFrom: now },
      ];
    const sealBefore = secretBefore === undefined ? undefined : createKeySeal(secretBefore);
    return keys.map((key) => sealedAnew(key, keySeal, sealBefore) ?? lost(key, now));
  });
}

/** Undefined for a key that nobody can open any more: a secret was changed and not kept. */
function sealedAnew(key: StoredKey, seal: KeySeal, sealBefore: KeySeal | undefined): StoredKey | undefined {
  const { kid, sealed } = key;
  if (!sealed || seal.open(kid, sealed)) return key;
  const opened = sealBefore?.open(kid, sealed);
  return opened && { ...key, sealed: seal.seal(kid, opened) };
}

/** @throws ApiError 404, 409 for a key that does not sign yet */
export async function replaceKey(rotating: Rotating, kid: string): Promise<void> {
  await changeKeys(rotating, (keys, now) => {
    const state = stateOf(keyNamed(keys, kid), now, 0);
    if (state === 'waiting') throw apiError('signing_key_waits');
    return replaced(keys, kid, now);
  });
}

/** @throws ApiError 404 */
export async function revokeKey(rotating: Rotating, kid: string): Promise<void> {
  await changeKeys(rotating, (keys, now) => revoked(keys, keyNamed(keys, kid).kid, now));
}

/** Replaces the key that has signed for long enough. */
export async function rotateWhatIsDue(rotating: Rotating, days: number): Promise<Record<string, number>> {
  let rotated = 0;
  await changeKeys(rotating, (keys, now) => {
    const current = signingKey(keys, now);
    if (!current || !isDue(keys, now, days * DAY_MS)) return keys;
    rotated = 1;
    return replaced(keys, current.kid, now);
  });
  return { rotated };
}

function keyNamed(keys: readonly StoredKey[], kid: string): StoredKey {
  const key = keys.find((one) => one.kid === kid);
  if (!key) throw apiError('signing_key_not_found');
  return key;
}

/** Changes the keys; then one signs, and a spare one is there. This replica follows at once, others within seconds. */
async function changeKeys(
  { db, keys: ring, keySeal, now }: Rotating,
  change: (keys: StoredKey[], now: Date) => StoredKey[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockSigningKeys(tx);
    const before = await readSigningKeys(tx);
    const time = now();
    const changed = change(before, time).map((key) => withoutUnused(key, time));
    if (!signingKey(changed, time)) changed.push({ ...made(keySeal, await newPrivateKey(), time), signsFrom: time });
    if (!spareKey(changed)) changed.push(made(keySeal, await newPrivateKey(), time));
    await storeChanged(tx, before, changed);
  });
  await ring.reload();
}

async function storeChanged(tx: Transaction<Tables>, before: StoredKey[], changed: StoredKey[]): Promise<void> {
  for (const key of changed) {
    const known = before.find(({ kid }) => kid === key.kid);
    if (!known) await insertSigningKey(tx, key);
    else if (known !== key) await updateSigningKey(tx, key);
  }
}

const made = (seal: KeySeal, key: KeyObject, now: Date): StoredKey => {
  const jwk = publicJwk(key);
  const { kid } = jwk;
  return { kid, jwk, sealed: seal.seal(kid, key), createdAt: now, signsFrom: null, signsUntil: null, revokedAt: null };
};

/** A key that signs no more only verifies. */
const withoutUnused = (key: StoredKey, now: Date): StoredKey =>
  key.sealed && key.signsUntil && key.signsUntil <= now ? { ...key, sealed: null } : key;

export type ListedKey = StoredKey & { state: KeyState };

/** The newest first. */
export async function listKeys({ db, now, accessTokenSeconds }: AuthContext): Promise<ListedKey[]> {
  const keys = await readSigningKeys(db);
  return keys.reverse().map((key) => ({ ...key, state: stateOf(key, now(), accessTokenSeconds * 1000) }));
}

import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import type { Role, Scope } from '#core/caller.ts';
import {
  APP_TOKEN_AUDIENCE,
  createTokenCheck,
  TOKEN_ALGORITHM,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
  type TokenCheck,
} from '#http/access-token.ts';

const KEY_ID = 'test';
const LIFETIME_SECONDS = 600;
const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const jwk = { ...createPublicKey(publicKey).export({ format: 'jwk' }), kid: KEY_ID };

/** Checks the tokens of `accessToken`. */
export const testTokenCheck = (): TokenCheck => createTokenCheck(() => Promise.resolve({ keys: [jwk] }));

type Signed = {
  id?: string;
  role: Role;
  sessionId?: string;
  /** When they last proved who they are; just now unless told otherwise. Null: the token does not say. */
  provedSecondsAgo?: number | null;
  /** What they have let an app do: then it is an app's token. */
  scopes?: readonly Scope[];
  /** The guardian who acts for them: then it is a guardian's token. */
  actor?: string;
};

/** Signing one costs more than most requests that it is for. */
const signed = new LRUCache<string, string>({ max: 10_000, ttl: (LIFETIME_SECONDS / 2) * 1_000 });

/** An access token as auth would issue it. The same for the same user, who is signed in once. */
export function accessToken({ id, role, sessionId, provedSecondsAgo = 0, scopes, actor }: Signed): string {
  const acts = { ...(scopes && { scopes }), ...(actor !== undefined && { actor }) };
  const filled = { role, sessionId: sessionId ?? randomUUID(), provedSecondsAgo, ...acts };
  if (id === undefined) return sign({ id: randomUUID(), ...filled });
  const key = `${id} ${role} ${sessionId} ${provedSecondsAgo} ${scopes?.join(',')} ${actor}`;
  const known = signed.get(key) ?? sign({ id, ...filled });
  signed.set(key, known, { noUpdateTTL: true });
  return known;
}

type Filled = Required<Omit<Signed, 'scopes' | 'actor'>> & Pick<Signed, 'scopes' | 'actor'>;

const sign = ({ id, role, sessionId, provedSecondsAgo, scopes, actor }: Filled): string =>
  jwt.sign(
    {
      role,
      sid: sessionId,
      ...(scopes && { scope: scopes.join(' ') }),
      ...(actor !== undefined && { act: { sub: actor } }),
      ...((!scopes || actor !== undefined) && authTime(provedSecondsAgo)),
    },
    privateKey,
    {
      algorithm: TOKEN_ALGORITHM,
      keyid: KEY_ID,
      subject: id,
      issuer: TOKEN_ISSUER,
      audience: scopes ? APP_TOKEN_AUDIENCE : TOKEN_AUDIENCE,
      expiresIn: LIFETIME_SECONDS,
    },
  );

const authTime = (secondsAgo: number | null) =>
  secondsAgo === null ? {} : { auth_time: Math.floor(Date.now() / 1000) - secondsAgo };

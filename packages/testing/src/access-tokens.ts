import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import type { Role } from '#core/caller.ts';
import {
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

type Signed = { id?: string; role: Role; sessionId?: string };

/** Signing one costs more than most requests that it is for. */
const signed = new LRUCache<string, string>({ max: 10_000, ttl: (LIFETIME_SECONDS / 2) * 1_000 });

/** An access token as auth would issue it. The same for the same user, who is signed in once. */
export function accessToken({ id, role, sessionId }: Signed): string {
  if (id === undefined) return sign({ id: randomUUID(), role, sessionId: sessionId ?? randomUUID() });
  const key = `${id} ${role} ${sessionId}`;
  const known = signed.get(key) ?? sign({ id, role, sessionId: sessionId ?? randomUUID() });
  signed.set(key, known, { noUpdateTTL: true });
  return known;
}

const sign = ({ id, role, sessionId }: Required<Signed>): string =>
  jwt.sign({ role, sid: sessionId }, privateKey, {
    algorithm: TOKEN_ALGORITHM,
    keyid: KEY_ID,
    subject: id,
    issuer: TOKEN_ISSUER,
    audience: TOKEN_AUDIENCE,
    expiresIn: LIFETIME_SECONDS,
  });

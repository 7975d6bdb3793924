import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import jwt from 'jsonwebtoken';
import type { Role, Scope } from '#core/caller.ts';
import { APP_TOKEN_AUDIENCE, TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER } from '#http/access-token.ts';
import { isPublished, signingKey } from '../domain/key-schedule.ts';
import type { Tables } from '../store/schema.ts';
import { readSigningKeys, type StoredKey } from '../store/signing-keys.ts';
import type { Jwk } from './key-pair.ts';
import type { KeySeal } from './sealed-key.ts';

type Claims = {
  sub: string;
  role: Role;
  sid: string;
  /** When its user last proved who they are. */
  provedAt: Date | null;
  /** The guardian who acts for them, and within which scopes. */
  actor?: { id: string; scopes: readonly Scope[] };
};

type Signer = { kid: string; key: KeyObject };

/** The signing keys, as this replica has last read them. */
export type KeyRing = {
  /** Signs an access token that is valid for this many seconds. */
  sign(claims: Claims, seconds: number): string;
  /** The key that signs now. */
  signer(): Signer;
  /** The keys that verify tokens: the one that signs, those whose tokens may be in use, and those that will sign next. */
  jwks(): Jwk[];
  /** Reads what another replica may have changed. */
  reload(): Promise<void>;
};

type Options = { db: Kysely<Tables>; seal: KeySeal; accessTokenSeconds: number; now: () => Date };

/** Empty until it is loaded. */
export function createKeyRing({ db, seal, accessTokenSeconds, now }: Options): KeyRing {
  let keys: StoredKey[] = [];
  const opened = new Map<string, KeyObject>();

  function privateKey({ kid, sealed }: StoredKey): KeyObject {
    const key = opened.get(kid) ?? (sealed ? seal.open(kid, sealed) : undefined);
    if (!key) throw new Error(`The signing key ${kid} cannot be opened with the secret token-signing-key.`);
    opened.set(kid, key);
    return key;
  }

  function signer(): Signer {
    const key = signingKey(keys, now());
    if (!key) throw new Error('There is no key to sign with.');
    return { kid: key.kid, key: privateKey(key) };
  }

  return {
    signer,
    sign: ({ sub, role, sid, provedAt, actor }, seconds) => {
      const { kid, key } = signer();
      const authTime = provedAt && { auth_time: Math.floor(provedAt.getTime() / 1000) };
      const acts = actor && { act: { sub: actor.id }, scope: actor.scopes.join(' ') };
      return jwt.sign({ role, sid, ...authTime, ...acts }, key, {
        algorithm: TOKEN_ALGORITHM,
        keyid: kid,
        subject: sub,
        issuer: TOKEN_ISSUER,
        audience: actor ? APP_TOKEN_AUDIENCE : TOKEN_AUDIENCE,
        expiresIn: seconds,
      });
    },
    jwks: () => {
      const published = keys.filter((key) => isPublished(key, now(), accessTokenSeconds * 1000));
      const signer = signingKey(published, now());
      return [...(signer ? [signer] : []), ...published.filter((key) => key !== signer)].map(({ jwk }) => jwk);
    },
    reload: async () => {
      keys = await readSigningKeys(db);
      const sealed = new Set(keys.filter((key) => key.sealed).map(({ kid }) => kid));
      for (const kid of opened.keys()) if (!sealed.has(kid)) opened.delete(kid);
    },
  };
}

import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Role } from '#core/caller.ts';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER } from '#http/access-token.ts';

export type Jwk = JsonWebKey & { kty: string; kid: string; use: string; alg: string };

export type SigningKeys = {
  /** Signs an access token that is valid for this many seconds. */
  sign(claims: { sub: string; role: Role; sid: string }, seconds: number): string;
  /** The keys that verify tokens: the current one, and the replaced ones whose tokens may still be in use. */
  jwks: Jwk[];
};

/** Both are RSA keys in PEM; tokens signed with the previous one stay valid. */
export function readSigningKeys(pem: string, pemBefore: string | undefined): SigningKeys {
  const key = createPrivateKey(pem);
  const jwks = [publicJwk(key), ...(pemBefore === undefined ? [] : [publicJwk(createPrivateKey(pemBefore))])];
  const kid = jwks[0]?.kid ?? '';
  return {
    jwks,
    sign: ({ sub, role, sid }, seconds) =>
      jwt.sign({ role, sid }, key, {
        algorithm: TOKEN_ALGORITHM,
        keyid: kid,
        subject: sub,
        issuer: TOKEN_ISSUER,
        audience: TOKEN_AUDIENCE,
        expiresIn: seconds,
      }),
  };
}

/** The key id is the key's thumbprint (RFC 7638), so that it need not be stored. */
function publicJwk(key: KeyObject): Jwk {
  const { kty = '', n = '', e = '' } = createPublicKey(key).export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
  return { kty, n, e, kid, use: 'sig', alg: TOKEN_ALGORITHM };
}

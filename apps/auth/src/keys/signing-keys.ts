import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Role } from '#core/caller.ts';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER } from '#http/access-token.ts';

export type Jwk = JsonWebKey & { kty: string; kid: string; use: string; alg: string };

export type SigningKeys = {
  /** Signs an access token for so many seconds. */
  sign(claims: { sub: string; role: Role; sid: string }, seconds: number): string;
  /** The keys that check tokens: today's, and those that were replaced while their tokens may still be about. */
  jwks: Jwk[];
};

/** Both are RSA keys in PEM; tokens that the one before signed stay good. */
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

/** The key id is the key's thumbprint (RFC 7638), so that it need not be kept anywhere. */
function publicJwk(key: KeyObject): Jwk {
  const { kty = '', n = '', e = '' } = createPublicKey(key).export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
  return { kty, n, e, kid, use: 'sig', alg: TOKEN_ALGORITHM };
}

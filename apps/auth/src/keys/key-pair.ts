import { createHash, createPublicKey, generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { TOKEN_ALGORITHM } from '#http/access-token.ts';

export type Jwk = JsonWebKey & { kty: string; kid: string; use: string; alg: string };

/** A new RSA key, made beside the event loop. */
export const newPrivateKey = async (): Promise<KeyObject> =>
  (await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })).privateKey;

/** The key id is the key's thumbprint (RFC 7638): it cannot name another key. */
export function publicJwk(key: KeyObject): Jwk {
  const { kty = '', n = '', e = '' } = createPublicKey(key).export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
  return { kty, n, e, kid, use: 'sig', alg: TOKEN_ALGORITHM };
}

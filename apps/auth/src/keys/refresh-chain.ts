import { createHmac, createPrivateKey, hkdfSync } from 'node:crypto';

/**
 * The refresh token that follows another: always the same one, so that a request whose answer was lost can be made again,
 * and nobody's sign-in forks. Whoever has no key cannot tell it, and no token is kept anywhere but at its client.
 *
 * @param pem the signing key, from which one for this purpose is derived
 */
export function createRefreshChain(pem: string): (token: string) => string {
  const secret = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'refresh tokens', 32));
  return (token) => createHmac('sha256', key).update(token).digest('base64url');
}

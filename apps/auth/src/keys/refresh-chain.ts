import { createHmac, createPrivateKey, hkdfSync } from 'node:crypto';

/**
 * Derives the next refresh token from the current one. It is always the same, so that a request whose answer was lost
 * can be repeated and a session never forks. It cannot be guessed without the key, and only the client stores it.
 *
 * @param pem the signing key, from which one for this purpose is derived
 */
export function createRefreshChain(pem: string): (token: string) => string {
  const secret = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'refresh tokens', 32));
  return (token) => createHmac('sha256', key).update(token).digest('base64url');
}

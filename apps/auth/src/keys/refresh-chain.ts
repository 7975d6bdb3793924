import { createHmac } from 'node:crypto';
import { derivedKey } from './derived-key.ts';

/**
 * Derives the next refresh token from the current one. It is always the same, so that a request whose answer was lost
 * can be repeated and a session never forks. It cannot be guessed without the key, and only the client stores it.
 *
 * @param pem the secret `token-signing-key`
 */
export function createRefreshChain(pem: string): (token: string) => string {
  const key = derivedKey(pem, 'refresh tokens');
  return (token) => createHmac('sha256', key).update(token).digest('base64url');
}

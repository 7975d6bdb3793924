import { createPrivateKey, hkdfSync } from 'node:crypto';

/**
 * A key for one purpose, of 32 bytes, so that there is one secret to keep and none serves two ends. It stays the same
 * while the keys that sign are rotated.
 *
 * @param pem the secret `token-signing-key`, from which it is derived
 */
export function derivedKey(
  pem: string,
  purpose: 'refresh tokens' | 'tries to sign in' | 'stored signing keys' | 'requests to outside providers',
): Buffer {
  const secret = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}

import { hkdfSync } from 'node:crypto';

/**
 * A key for what is kept of second factors, of 32 bytes.
 *
 * @param secret `second-factor-key`, which stays when the other secrets are changed: without it nobody who has a second
 *   factor signs in
 */
export const secondFactorKey = (secret: string, purpose: 'authenticators' | 'recovery codes'): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));

import { createSecureContext } from 'node:tls';
import type { Platform } from '#platform/platform.ts';

export type Certificate = { cert: string; key: string };

/**
 * The certificate that machines are shown, from the secret store; undefined where there is none, and machines connect
 * without TLS.
 *
 * @throws Error where one half is missing, or the two are no pair: no machine is then heard in the clear by mistake.
 */
export async function readCertificate(secrets: Platform<unknown>['secrets']): Promise<Certificate | undefined> {
  const [cert, key] = await Promise.all([secrets.find('sip2-certificate'), secrets.find('sip2-certificate-key')]);
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined) throw new Error('The secret store has sip2-certificate-key, but no sip2-certificate.');
  if (key === undefined) throw new Error('The secret store has sip2-certificate, but no sip2-certificate-key.');
  createSecureContext({ cert, key });
  return { cert, key };
}

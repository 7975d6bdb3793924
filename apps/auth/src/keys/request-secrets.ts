import { createHmac } from 'node:crypto';
import { derivedKey } from './derived-key.ts';

/** What a provider is sent to be recognised by in its answer, and nobody can tell in advance. */
export type RequestSecrets = {
  /** It comes back in the ID token. */
  nonce: string;
  /** Of PKCE: the code that comes back is good only with it. */
  verifier: string;
};

/**
 * Derives the secrets of a request from its state, so that neither a row nor a browser has them. Who has seen the state,
 * which stands in addresses, knows neither without the key.
 *
 * @param pem the secret `token-signing-key`
 */
export function createRequestSecrets(pem: string): (state: string) => RequestSecrets {
  const key = derivedKey(pem, 'requests to outside providers');
  const derived = (what: string, state: string) =>
    createHmac('sha256', key).update(`${what} ${state}`).digest('base64url');
  return (state) => ({ nonce: derived('nonce', state), verifier: derived('verifier', state) });
}

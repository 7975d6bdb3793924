/** Whom a passkey is made for, and answers: the library at its own address, and nobody else. */
export type RelyingParty = {
  /** A domain. */
  id: string;
  /** Where its pages are. */
  origin: string;
};

/**
 * The library as browsers know it. They give no passkey to an address of numbers, so on one's own machine its pages are
 * those of `localhost`.
 */
export function relyingParty(publicUrl: string): RelyingParty {
  const url = new URL(publicUrl);
  if (url.hostname === '127.0.0.1') url.hostname = 'localhost';
  return { id: url.hostname, origin: url.origin };
}

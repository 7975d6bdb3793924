import type { components } from '#contracts/auth.ts';
import type { RelyingParty } from '../domain/relying-party.ts';
import type { Passkey } from '../store/passkeys.ts';

/** As an authenticator app has it. */
const LIBRARY = 'Abonement';

/** By the numbers of COSE: Ed25519, ES256 and RS256. All devices know one of them. */
export const ALGORITHMS = [-8, -7, -257];

type Asked = { party: RelyingParty; challenge: string; timeoutMs: number };

/** What a device makes a passkey with: one that it finds by itself, and that opens only with a finger, a face or a PIN. */
export const offerOf = (
  { party, challenge, timeoutMs }: Asked,
  user: { id: string; email: string; full_name: string },
  known: readonly Passkey[],
): components['schemas']['PasskeyOffer'] => ({
  rp: { id: party.id, name: LIBRARY },
  user: { id: handleOf(user.id), name: user.email, displayName: user.full_name },
  challenge,
  pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' })),
  timeout: timeoutMs,
  excludeCredentials: known.map(named),
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  // Who has made the device is nobody's business here.
  attestation: 'none',
});

/** What a device is asked. @param among the passkeys that may answer; without them, any that it has for the library */
export const questionOf = (
  { party, challenge, timeoutMs }: Asked,
  among?: readonly Passkey[],
): components['schemas']['PasskeyQuestion'] => ({
  challenge,
  rpId: party.id,
  timeout: timeoutMs,
  userVerification: 'required',
  ...(among && { allowCredentials: among.map(named) }),
});

/** What a device keeps of whose its passkey is. */
export const handleOf = (userId: string): string => Buffer.from(userId).toString('base64url');

const named = ({ credential_id, transports }: Passkey): components['schemas']['NamedCredential'] => ({
  id: credential_id.toString('base64url'),
  type: 'public-key',
  transports,
});

import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, decodeClientDataJSON, isoBase64URL } from '@simplewebauthn/server/helpers';
import { z } from 'zod';
import type { components } from '#contracts/auth.ts';
import type { RelyingParty } from '../domain/relying-party.ts';
import type { Passkey } from '../store/passkeys.ts';
import { ALGORITHMS, handleOf } from './options.ts';

export type MadePasskey = components['schemas']['MadePasskey'];
export type PasskeyAnswer = components['schemas']['PasskeyAnswer'];

type Asked = { party: RelyingParty; challenge: string };

/** What the client says that it was asked, and in whose page. */
const clientData = z.object({ challenge: z.string(), crossOrigin: z.boolean().optional() });

/** The challenge that a device says it has answered; undefined if it says none, or in a page within another site's. */
export function challengeIn({ response }: MadePasskey | PasskeyAnswer): string | undefined {
  const said = orNothing(() => clientData.parse(decodeClientDataJSON(response.clientDataJSON)));
  return said === undefined || said.crossOrigin === true ? undefined : said.challenge;
}

/** What is to be kept of a new passkey; undefined if it is none that this library has asked for. */
export async function checkMade({ party, challenge }: Asked, { id, rawId, type, response }: MadePasskey) {
  if (isCertified(response.attestationObject)) return undefined;
  const { clientDataJSON, attestationObject, transports = [] } = response;
  const checked = await orNothing(() =>
    verifyRegistrationResponse({
      response: { id, rawId, type, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!checked?.verified) return undefined;
  const { credential, credentialDeviceType, credentialBackedUp } = checked.registrationInfo;
  // What is stored is found by the id that the browser names.
  if (credential.id !== id) return undefined;
  return {
    public_key: Buffer.from(credential.publicKey),
    counter: String(credential.counter),
    transports,
    backup_eligible: credentialDeviceType === 'multiDevice',
    backed_up: credentialBackedUp,
  };
}

/**
 * Certificates of devices were not asked for. To check one, addresses that stand in it would be called, and it may be
 * anybody's.
 */
export const isCertified = (attestationObject: string): boolean =>
  orNothing(() => decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get('attStmt').get('x5c')) !==
  undefined;

/** What a passkey has told with its answer; undefined if it is not its answer to this challenge, here and now. */
export async function checkAnswer({ party, challenge }: Asked, answer: PasskeyAnswer, passkey: Passkey) {
  const { id, rawId, type, response } = answer;
  const { userHandle, ...signed } = response;
  if (userHandle !== undefined && userHandle !== handleOf(passkey.user_id)) return undefined;
  const checked = await orNothing(() =>
    verifyAuthenticationResponse({
      response: { id, rawId, type, response: signed, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id, publicKey: new Uint8Array(passkey.public_key), counter: Number(passkey.counter) },
    }),
  );
  if (!checked?.verified) return undefined;
  const { newCounter, credentialBackedUp } = checked.authenticationInfo;
  return { counter: String(newCounter), backed_up: credentialBackedUp };
}

/** The library throws at whatever is wrong, and what it is told may be anything. */
function orNothing<Result>(check: () => Promise<Result>): Promise<Result | undefined>;
function orNothing<Result>(check: () => Result): Result | undefined;
function orNothing(check: () => unknown): unknown {
  try {
    const result = check();
    return result instanceof Promise ? result.catch(() => undefined) : result;
  } catch {
    return undefined;
  }
}

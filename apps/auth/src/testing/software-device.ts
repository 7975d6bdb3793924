import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { components } from '#contracts/auth.ts';
import type { MadePasskey, PasskeyAnswer } from '../passkeys/check.ts';

type CBORType = Parameters<typeof isoCBOR.encode>[0];
type Offer = Pick<components['schemas']['PasskeyOffer'], 'challenge' | 'rp' | 'user'>;
type Question = Pick<components['schemas']['PasskeyQuestion'], 'challenge' | 'rpId'>;

/** How an answer differs from what a browser and a device would give. */
type But = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  crossOrigin?: boolean;
  userVerified?: boolean;
  userPresent?: boolean;
  counter?: number;
  userHandle?: string | undefined;
  /** What the device says of itself: nothing, what its passkey has signed, or that with a certificate. */
  attestation?: 'none' | 'self' | 'certified';
  signature?: string;
};

const ORIGIN = 'https://library.example';
const [PRESENT, VERIFIED, BACKUP_ELIGIBLE, BACKED_UP, ATTESTED] = [0x01, 0x04, 0x08, 0x10, 0x40];

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();

/**
 * A device that has one passkey (ES256), and the browser before it.
 *
 * @param but whether it counts how often it is used, and keeps a copy elsewhere; and its id, to be that of another
 */
export function aDevice(but: { counts?: boolean; synced?: boolean; id?: string } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = but.id ?? randomBytes(16).toString('base64url');
  let used = 0;
  let handle: string | undefined;

  const clientData = (type: string, challenge: string, { origin = ORIGIN, crossOrigin = false, ...other }: But) =>
    Buffer.from(
      JSON.stringify({ type: other.type ?? type, challenge: other.challenge ?? challenge, origin, crossOrigin }),
    );

  function deviceData(rpId: string, more: number, { userVerified = true, userPresent = true, ...other }: But): Buffer {
    const flags =
      more |
      (userPresent ? PRESENT : 0) |
      (userVerified ? VERIFIED : 0) |
      (but.synced === true ? BACKUP_ELIGIBLE | BACKED_UP : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(other.counter ?? (but.counts === true ? used : 0));
    used += 1;
    return Buffer.concat([sha256(other.rpId ?? rpId), Buffer.from([flags]), counter]);
  }

  /** The public key, as COSE has it. */
  const key = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]),
  );

  return {
    id,
    make({ challenge, rp, user }: Offer, given: But = {}): MadePasskey {
      handle = user.id;
      const credential = Buffer.from(id, 'base64url');
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credential.length);
      const data = Buffer.concat([deviceData(rp.id, ATTESTED, given), Buffer.alloc(16), length, credential, key]);
      const said = clientData('webauthn.create', challenge, given);
      const { attestation = 'none' } = given;
      const signature = sign('sha256', Buffer.concat([data, sha256(said)]), privateKey);
      const statement = new Map<string, CBORType>([
        ['alg', -7],
        ['sig', new Uint8Array(signature)],
      ]);
      if (attestation === 'certified') statement.set('x5c', [new Uint8Array(300)]);
      const object = new Map<string, CBORType>([
        ['fmt', attestation === 'none' ? 'none' : 'packed'],
        ['attStmt', attestation === 'none' ? new Map() : statement],
        ['authData', new Uint8Array(data)],
      ]);
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: said.toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(object)).toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    answer({ challenge, rpId }: Question, given: But = {}): PasskeyAnswer {
      const said = clientData('webauthn.get', challenge, given);
      const data = deviceData(rpId, 0, given);
      const signature = sign('sha256', Buffer.concat([data, sha256(said)]), privateKey);
      const userHandle = 'userHandle' in given ? given.userHandle : handle;
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: said.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: given.signature ?? signature.toString('base64url'),
          ...(userHandle !== undefined && { userHandle }),
        },
      };
    },
  };
}

export type Device = ReturnType<typeof aDevice>;

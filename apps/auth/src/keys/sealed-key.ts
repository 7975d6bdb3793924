import { createCipheriv, createDecipheriv, createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import { derivedKey } from './derived-key.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Seals private keys, so that whoever reads the database, or a backup of it, can sign nothing. */
export type KeySeal = {
  seal(kid: string, key: KeyObject): Buffer;
  /** Undefined for what another secret has sealed. */
  open(kid: string, sealed: Buffer): KeyObject | undefined;
};

/** @param pem the secret `token-signing-key` */
export function createKeySeal(pem: string): KeySeal {
  const secret = derivedKey(pem, 'stored signing keys');
  return {
    seal: (kid, key) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, secret, nonce).setAAD(Buffer.from(kid));
      const sealed = Buffer.concat([cipher.update(key.export({ type: 'pkcs8', format: 'der' })), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    open: (kid, sealed) => {
      const decipher = createDecipheriv(ALGORITHM, secret, sealed.subarray(0, NONCE))
        .setAAD(Buffer.from(kid))
        .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
      try {
        const key = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
        return createPrivateKey({ key, type: 'pkcs8', format: 'der' });
      } catch {
        return undefined;
      }
    },
  };
}

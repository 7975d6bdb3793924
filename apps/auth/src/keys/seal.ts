import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Seals secrets, so that whoever reads the database, or a backup of it, has none. */
export type Seal = {
  /** @param owner what it is the secret of: sealed for one, it cannot be passed off as another's */
  close(owner: string, secret: Uint8Array): Buffer;
  /** Undefined for what was not sealed with this key for this owner. */
  open(owner: string, sealed: Buffer): Buffer | undefined;
};

/** @param key of 32 bytes */
export function createSeal(key: Buffer): Seal {
  return {
    close: (owner, secret) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open: (owner, sealed) => {
      try {
        const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE))
          .setAAD(Buffer.from(owner))
          .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
        return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

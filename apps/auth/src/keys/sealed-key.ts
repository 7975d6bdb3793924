import { createPrivateKey, type KeyObject } from 'node:crypto';
import { derivedKey } from './derived-key.ts';
import { createSeal } from './seal.ts';

/** Seals private keys, so that whoever reads the database, or a backup of it, can sign nothing. */
export type KeySeal = {
  seal(kid: string, key: KeyObject): Buffer;
  /** Undefined for what another secret has sealed. */
  open(kid: string, sealed: Buffer): KeyObject | undefined;
};

/** @param pem the secret `token-signing-key` */
export function createKeySeal(pem: string): KeySeal {
  const seal = createSeal(derivedKey(pem, 'stored signing keys'));
  return {
    seal: (kid, key) => seal.close(kid, key.export({ type: 'pkcs8', format: 'der' })),
    open: (kid, sealed) => {
      const key = seal.open(kid, sealed);
      return key && createPrivateKey({ key, type: 'pkcs8', format: 'der' });
    },
  };
}

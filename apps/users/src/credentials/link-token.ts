import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: nobody guesses it, so a fast hash keeps it. */
export const newLinkToken = (): string => randomBytes(32).toString('base64url');

export const hashOfLinkToken = (token: string): Buffer => createHash('sha256').update(token).digest();

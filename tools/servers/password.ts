import { randomBytes } from 'node:crypto';

/** 144 random bits, in signs that need no quoting in URLs, shells and SQL. */
export const password = (): string => randomBytes(18).toString('base64url');

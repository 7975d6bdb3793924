import { randomBytes } from 'node:crypto';

/** 144 random bits, in signs that need no quoting in URLs, shells, SQL and configurations that know numbers and dates. */
export const password = (): string => `p${randomBytes(18).toString('base64url')}`;

import { z } from 'zod';
import { roles } from '#core/caller.ts';
import { timeZone } from '#core/library-day.ts';
import { serviceEnv } from '#platform/platform.ts';
import { outsideProviders } from './outside/configured-providers.ts';

const seconds = z.coerce.number().int().positive();

export const authEnv = serviceEnv.extend({
  TIME_ZONE: timeZone,
  ACCESS_TOKEN_SECONDS: seconds,
  REFRESH_TOKEN_SECONDS: seconds,
  SESSION_SECONDS: seconds,
  /** The address of the library for its users: that of the OAuth server is below it, and passkeys are its own. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  /** The roles that sign in with a second factor only, separated by commas. */
  SECOND_FACTOR_REQUIRED_FOR: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((role) => role.trim())
        .filter((role) => role !== ''),
    )
    .pipe(z.array(z.enum(roles))),
  /** Whose accounts people may sign in by, beside those of the library (docs/city-accounts.md). */
  OUTSIDE_PROVIDERS: outsideProviders,
  /** After how many days the key that signs access tokens is replaced. */
  SIGNING_KEY_DAYS: z.coerce.number().int().positive(),
});

export type AuthEnv = z.output<typeof authEnv>;

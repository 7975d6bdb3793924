import { z } from 'zod';
import { timeZone } from '#core/library-day.ts';
import { serviceEnv } from '#platform/platform.ts';

export const loansEnv = serviceEnv.extend({
  TIME_ZONE: timeZone,
  CURRENCY: z.string().regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code, as RUB'),
  /** Readers who owe more than this may not borrow; in minor units. */
  MAX_BALANCE_MINOR: z.coerce.number().int().nonnegative(),
});

export type LoansEnv = z.output<typeof loansEnv>;

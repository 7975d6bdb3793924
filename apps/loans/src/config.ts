import { z } from 'zod';
import { timeZone } from '#core/library-day.ts';
import { serviceEnv } from '#platform/platform.ts';

export const loansEnv = serviceEnv.extend({
  TIME_ZONE: timeZone,
  /** Where readers find the library's pages: whoever pays online comes back there. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  CURRENCY: z.string().regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code, as RUB'),
  /** Readers who owe more than this may not borrow; in minor units. */
  MAX_BALANCE_MINOR: z.coerce.number().int().nonnegative(),
  /** So many days after a return it is known who had the book, of readers who want nothing known: until damage is found. */
  LAST_READER_DAYS: z.coerce.number().int().min(1),
  /** The same, of readers who choose nothing: as long as the library has to know it. */
  HISTORY_DAYS: z.coerce.number().int().min(1),
  /** So many days a copy stands on the hold shelf for its reader. */
  HOLD_SHELF_DAYS: z.coerce.number().int().min(1).max(366),
  /** So many days before the last of these the reader is reminded; 0: never. */
  HOLD_REMINDER_DAYS: z.coerce.number().int().min(0).max(30),
  /** Nobody has more holds at once. */
  HOLD_LIMIT: z.coerce.number().int().min(1).max(1000),
});

export type LoansEnv = z.output<typeof loansEnv>;

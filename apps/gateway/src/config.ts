import { z } from 'zod';
import { serviceEnv } from '#platform/platform.ts';

export const gatewayEnv = serviceEnv.extend({
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().positive(),
  /** Origins of browsers' pages that may call, divided by commas; none: only pages of the gateway itself. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
    ),
  /** How many proxies stand before the gateway: the client's address is taken from that far back. */
  TRUSTED_PROXIES: z.coerce.number().int().nonnegative().default(0),
});

export type GatewayEnv = z.output<typeof gatewayEnv>;

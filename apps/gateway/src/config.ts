import { z } from 'zod';
import { timeZone } from '#core/library-day.ts';
import { serviceEnv } from '#platform/platform.ts';

export const gatewayEnv = serviceEnv.extend({
  /** Where clients call by gRPC. */
  GRPC_PORT: z.coerce.number().int().positive(),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().positive(),
  /** Origins whose pages may call the API, separated by commas; if empty, only the gateway's own pages. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
    ),
  /** The library's, by which pages know what day it is there. */
  TIME_ZONE: timeZone,
  /** How many proxies are in front of the gateway: the client's address is taken that many hops back. */
  TRUSTED_PROXIES: z.coerce.number().int().nonnegative().default(0),
});

export type GatewayEnv = z.output<typeof gatewayEnv>;

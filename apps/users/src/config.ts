import { z } from 'zod';
import { timeZone } from '#core/library-day.ts';
import { serviceEnv } from '#platform/platform.ts';

/** Of the gRPC side, too. */
export const usersRpcEnv = serviceEnv.extend({ TIME_ZONE: timeZone });

export const usersEnv = usersRpcEnv.extend({
  /** After so many days a registration that nobody has confirmed is deleted. */
  REGISTRATION_DAYS: z.coerce.number().int().min(1),
});

export type UsersRpcEnv = z.output<typeof usersRpcEnv>;
export type UsersEnv = z.output<typeof usersEnv>;

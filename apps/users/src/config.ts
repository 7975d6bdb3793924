import type { z } from 'zod';
import { timeZone } from '#core/library-day.ts';
import { serviceEnv } from '#platform/platform.ts';

export const usersEnv = serviceEnv.extend({ TIME_ZONE: timeZone });

export type UsersEnv = z.output<typeof usersEnv>;

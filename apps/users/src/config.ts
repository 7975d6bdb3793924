import { timeZone } from '#service/library-day.ts';
import { serviceEnv } from '#service/service.ts';

export const usersEnv = serviceEnv.extend({ TIME_ZONE: timeZone });

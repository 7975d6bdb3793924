import { z } from 'zod';
import { serviceEnv } from '#service/service.ts';

export const booksEnv = serviceEnv.extend({ RESERVATION_STALE_SECONDS: z.coerce.number().int().positive() });

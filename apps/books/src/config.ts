import { z } from 'zod';
import { serviceEnv } from '#platform/platform.ts';

export const booksEnv = serviceEnv.extend({ ALLOCATION_STALE_SECONDS: z.coerce.number().int().positive() });

export type BooksEnv = z.output<typeof booksEnv>;

import { startTestService, type TestServiceOptions } from '#testing/service.ts';
import type { BooksEnv } from '../config.ts';
import type { BooksContext } from '../context.ts';
import { books } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Tables } from '../store/schema.ts';

/** The books service, in process. */
export const startBooks = (options: Partial<TestServiceOptions<BooksEnv, Tables, BooksContext>> = {}) =>
  startTestService(books, { migrations, env: { ALLOCATION_STALE_SECONDS: 60 }, ...options });

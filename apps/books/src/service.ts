import contract from '#contracts/books.json' with { type: 'json' };
import { defineService } from '#platform/service.ts';
import { booksEnv } from './config.ts';
import { booksContext } from './context.ts';
import { onLoanEvents } from './events/on-loan-events.ts';
import { bookOperations } from './http/operations.ts';
import { releaseStaleAllocations } from './jobs/release-stale-allocations.ts';
import { retention } from './store/retention.ts';

export const books = defineService({
  id: 'books',
  env: booksEnv,
  contract,
  context: booksContext,
  operations: bookOperations,
  subscriptions: (context) => ({ 'loan.events': onLoanEvents(context) }),
  jobs: (context) => ({ 'release-stale-allocations': (run) => releaseStaleAllocations(context, run) }),
  retention,
  // It knows loans by their ids, and no reader.
  holds: {},
});

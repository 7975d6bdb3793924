import type { Kysely } from 'kysely';
import type { Relay } from '#outbox/relay.ts';
import type { Log } from '#service/log.ts';
import type { Loans } from './services/loans.ts';
import type { PopularBooksCache } from './services/popular-books-cache.ts';
import type { Tables } from './store/schema.ts';

export type BooksContext = {
  db: Kysely<Tables>;
  log: Log;
  relay: Pick<Relay, 'nudge'>;
  loans: Loans;
  popular: PopularBooksCache;
  /** A reservation that is older and became no loan is looked into. Longer than a loan takes to be issued. */
  staleAfterMs: number;
  now: () => Date;
};

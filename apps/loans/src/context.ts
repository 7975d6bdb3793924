import type { Kysely } from 'kysely';
import type { Relay } from '#outbox/relay.ts';
import type { Log } from '#service/log.ts';
import type { LendingRules } from './domain/check-out.ts';
import type { Books } from './services/books.ts';
import type { Readers } from './services/readers.ts';
import type { PolicyTable } from './store/lending-policies.ts';
import type { Tables } from './store/schema.ts';

export type LoansContext = {
  db: Kysely<Tables>;
  log: Log;
  relay: Pick<Relay, 'nudge'>;
  books: Books;
  readers: Readers;
  policies: PolicyTable;
  rules: LendingRules;
  currency: string;
  timeZone: string;
  now: () => Date;
};

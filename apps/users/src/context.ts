import type { Kysely } from 'kysely';
import type { Relay } from '#outbox/relay.ts';
import type { LocalDate } from '#service/library-day.ts';
import type { Log } from '#service/log.ts';
import type { ProfileCache } from './services/profile-cache.ts';
import type { Tables } from './store/schema.ts';

export type UsersContext = {
  db: Kysely<Tables>;
  log: Log;
  relay: Pick<Relay, 'nudge'>;
  profiles: ProfileCache;
  /** The library's day. */
  today: () => LocalDate;
};

import { sql } from 'kysely';
import type { Retention } from '#postgres/purge.ts';

/** Messages that have left. */
export const outboxRetention: Retention = { table: 'outbox', column: 'published_at', days: 1 };

/** What admins did about messages that were set aside. */
export const outboxResolvedRetention: Retention = { table: 'outbox_resolved', column: 'resolved_at', days: 90 };

/** Messages that were handled: a broker that delivers one again later than that is broken in worse ways. */
export const inboxRetention: Retention = { table: 'inbox', column: 'received_at', days: 14 };

/** Dead letters that an admin has seen to. */
export const deadLetterRetention: Retention = {
  table: 'dead_letter',
  column: 'resolved_at',
  days: 90,
  where: sql<boolean>`status <> 'waiting'`,
};

import { sql } from 'kysely';
import type { Retention } from '#postgres/purge.ts';

/** Published messages. */
export const outboxRetention: Retention = { table: 'outbox', column: 'published_at', days: 1 };

/** What admins did about messages that were set aside. */
export const outboxResolvedRetention: Retention = { table: 'outbox_resolved', column: 'resolved_at', days: 90 };

/** Handled messages: no working broker redelivers one after this time. */
export const inboxRetention: Retention = { table: 'inbox', column: 'received_at', days: 14 };

/** Resolved dead letters. */
export const deadLetterRetention: Retention = {
  table: 'dead_letter',
  column: 'resolved_at',
  days: 90,
  where: sql<boolean>`status <> 'waiting'`,
};

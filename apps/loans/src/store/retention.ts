import { idempotencyRetention } from '#http/idempotency.ts';
import { deadLetterRetention, inboxRetention, outboxResolvedRetention, outboxRetention } from '#messaging/clean-up.ts';
import type { Retention } from '#postgres/purge.ts';
import { setAsideRetention } from '#postgres/set-aside.ts';

/** What is purged; loans and fines are not. */
export const retention: readonly Retention[] = [
  outboxRetention,
  outboxResolvedRetention,
  inboxRetention,
  idempotencyRetention,
  deadLetterRetention,
  setAsideRetention,
  // Closed entries: the reader was notified.
  { table: 'waiting_entry', column: 'told_at', days: 90 },
];

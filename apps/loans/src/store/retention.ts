import { idempotencyRetention } from '#http/idempotency.ts';
import { deadLetterRetention, inboxRetention, outboxResolvedRetention, outboxRetention } from '#messaging/clean-up.ts';
import type { Retention } from '#postgres/purge.ts';
import { setAsideRetention } from '#postgres/set-aside.ts';

/** All that goes; loans and fines stay. */
export const retention: readonly Retention[] = [
  outboxRetention,
  outboxResolvedRetention,
  inboxRetention,
  idempotencyRetention,
  deadLetterRetention,
  setAsideRetention,
  // Entries that are closed: the reader was told.
  { table: 'waiting_entry', column: 'told_at', days: 90 },
];

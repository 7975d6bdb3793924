import { idempotencyRetention } from '#http/idempotency.ts';
import { deadLetterRetention, outboxResolvedRetention, outboxRetention } from '#messaging/clean-up.ts';
import type { Retention } from '#postgres/purge.ts';

export const retention: readonly Retention[] = [
  outboxRetention,
  outboxResolvedRetention,
  idempotencyRetention,
  deadLetterRetention,
  // They are forgotten much sooner (growing-delay.ts).
  { table: 'password_tries', column: 'counted_at', days: 1 },
];

import { auditRetention } from '#audit/trail.ts';
import { idempotencyRetention } from '#http/idempotency.ts';
import { deadLetterRetention, outboxResolvedRetention, outboxRetention } from '#messaging/clean-up.ts';
import { changeLogRetention } from '#postgres/change-log.ts';
import type { Retention } from '#postgres/purge.ts';

export const retention: readonly Retention[] = [
  outboxRetention,
  outboxResolvedRetention,
  idempotencyRetention,
  deadLetterRetention,
  auditRetention,
  changeLogRetention,
  // They are forgotten much sooner (growing-delay.ts).
  { table: 'password_tries', column: 'counted_at', days: 1 },
  { table: 'asked_mails', column: 'counted_at', days: 1 },
  { table: 'mailed_address', column: 'counted_at', days: 1 },
  { table: 'reader_block', column: 'over_since', days: 365 },
  // Why may name what both have on loan. One that is done leads on, for as long as there is who is kept.
  { table: 'reader_merge', column: 'refused_at', days: 30 },
  { table: 'erasure_receipt', column: 'given_at', days: 365 },
  // With what each service has said.
  { table: 'erasure', column: 'completed_at', days: 365 },
  // With the tokens of the link.
  { table: 'account_link', column: 'works_until', days: 1 },
];

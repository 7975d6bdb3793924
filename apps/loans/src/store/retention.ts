import { auditRetention } from '#audit/trail.ts';
import { idempotencyRetention } from '#http/idempotency.ts';
import { deadLetterRetention, inboxRetention, outboxResolvedRetention, outboxRetention } from '#messaging/clean-up.ts';
import { changeLogRetention } from '#postgres/change-log.ts';
import type { Retention } from '#postgres/purge.ts';
import { setAsideRetention } from '#postgres/set-aside.ts';

/** What is purged; loans, with their checks, charges, with their entries and tills, and branches with their calendars are not. */
export const retention: readonly Retention[] = [
  outboxRetention,
  outboxResolvedRetention,
  inboxRetention,
  idempotencyRetention,
  deadLetterRetention,
  auditRetention,
  changeLogRetention,
  setAsideRetention,
  // As long as a late commit of an aborted checkout can arrive, it finds that there will be no loan.
  { table: 'aborted_checkout', column: 'aborted_at', days: 30 },
  // So long a desk may send again what it has sent.
  { table: 'journal_entry', column: 'recorded_at', days: 60 },
  // What nobody has done yet stays.
  { table: 'desk_task', column: 'done_at', days: 90 },
  // What has come is in the ledger.
  { table: 'payment_intent', column: 'done_at', days: 30 },
  // Closed entries: the reader was notified, and what they waited for is reading history, which some want forgotten.
  { table: 'waiting_entry', column: 'told_at', days: 3 },
  { table: 'hold', column: 'ended_at', days: 3 },
];

import { sql } from 'kysely';
import { auditRetention } from '#audit/trail.ts';
import { idempotencyRetention } from '#http/idempotency.ts';
import { deadLetterRetention, outboxResolvedRetention, outboxRetention } from '#messaging/clean-up.ts';
import { changeLogRetention } from '#postgres/change-log.ts';
import type { Retention } from '#postgres/purge.ts';
import { setAsideRetention } from '#postgres/set-aside.ts';

/** What is purged; the catalogue is not. */
export const retention: readonly Retention[] = [
  outboxRetention,
  outboxResolvedRetention,
  idempotencyRetention,
  deadLetterRetention,
  auditRetention,
  changeLogRetention,
  setAsideRetention,
  // Of closed loans. As long as a late request of a dead checkout can arrive, it finds its allocation released.
  {
    table: 'reservation',
    column: 'reserved_at',
    days: 30,
    where: sql<boolean>`state in ('returned', 'released')`,
  },
  // Of holds that have ended: as long as a late request to keep a copy for one can arrive. One that waits again needs its version, below which
  // loans hears nothing, for as long as it waits.
  { table: 'kept_copy', column: 'changed_at', days: 30, where: sql<boolean>`state = 'ended'` },
  // What is popular is what was lent on the days that are kept (0230-book-popularity).
  { table: 'loans_by_day', column: 'day', days: 90 },
  // Who of the staff did what is known as long as the audit trail knows it.
  { table: 'copy_change', column: 'at', days: auditRetention.days },
];

import { sql } from 'kysely';
import { idempotencyRetention } from '#http/idempotency.ts';
import { deadLetterRetention, outboxRetention } from '#messaging/clean-up.ts';
import type { Retention } from '#postgres/purge.ts';
import { setAsideRetention } from '#postgres/set-aside.ts';

/** All that goes; the catalogue stays. */
export const retention: readonly Retention[] = [
  outboxRetention,
  idempotencyRetention,
  deadLetterRetention,
  setAsideRetention,
  // Of loans that are over. A late request of one that died finds its reservation released for as long as one can come.
  {
    table: 'reservation',
    column: 'reserved_at',
    days: 30,
    where: sql<boolean>`state in ('returned', 'released')`,
  },
  { table: 'loans_by_day', column: 'day', days: 100 },
];

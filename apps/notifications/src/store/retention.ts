import { sql } from 'kysely';
import { auditRetention } from '#audit/trail.ts';
import { deadLetterRetention } from '#messaging/clean-up.ts';
import type { Retention } from '#postgres/purge.ts';

export const retention: readonly Retention[] = [
  // For readers who ask within a year which notices they got.
  { table: 'delivery', column: 'created_at', days: 365, where: sql<boolean>`status <> 'queued'` },
  deadLetterRetention,
  auditRetention,
];

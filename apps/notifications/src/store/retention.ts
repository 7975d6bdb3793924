import { sql } from 'kysely';
import { deadLetterRetention } from '#messaging/clean-up.ts';
import type { Retention } from '#postgres/purge.ts';

export const retention: readonly Retention[] = [
  // For whoever asks within a year what they were told.
  { table: 'delivery', column: 'created_at', days: 365, where: sql<boolean>`status <> 'queued'` },
  deadLetterRetention,
];

import type { Kysely } from 'kysely';
import { createAuditTrail } from '#audit/trail.ts';

export const up = (db: Kysely<unknown>): Promise<void> => createAuditTrail(db);

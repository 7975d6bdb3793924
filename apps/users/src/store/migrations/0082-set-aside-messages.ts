import type { Kysely } from 'kysely';
import { createOutboxResolved } from '#messaging/tables.ts';

export const up = (db: Kysely<unknown>): Promise<void> => createOutboxResolved(db);

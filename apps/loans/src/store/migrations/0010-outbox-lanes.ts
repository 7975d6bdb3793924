import type { Kysely } from 'kysely';
import { createOutboxLanes } from '#messaging/tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createOutboxLanes(db);
}

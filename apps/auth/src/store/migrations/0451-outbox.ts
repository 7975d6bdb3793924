import type { Kysely } from 'kysely';
import { createOutbox, createOutboxLanes, createOutboxResolved } from '#messaging/tables.ts';

/** For notices of sign-ins. The previous release publishes nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createOutbox(db);
  await createOutboxLanes(db);
  await createOutboxResolved(db);
}

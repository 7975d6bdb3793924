import type { Kysely } from 'kysely';
import { createParkedEvents } from '#messaging/parked-events.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createParkedEvents(db);
}

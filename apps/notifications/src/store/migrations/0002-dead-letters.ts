import type { Kysely } from 'kysely';
import { createDeadLetters } from '#messaging/dead-letters.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createDeadLetters(db);
}

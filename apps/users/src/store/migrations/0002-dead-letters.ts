import type { Kysely } from 'kysely';
import { createDeadLetters } from '#outbox/dead-letters.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createDeadLetters(db);
}

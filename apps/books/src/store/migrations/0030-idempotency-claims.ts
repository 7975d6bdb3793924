import type { Kysely } from 'kysely';
import { addIdempotencyClaims } from '#http/idempotency.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await addIdempotencyClaims(db);
}

import type { Kysely } from 'kysely';
import { createChangeLogKey } from '#postgres/change-log.ts';

/** Nobody reads what has changed who has not taken all of it before: that is in the trail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createChangeLogKey(db);
}

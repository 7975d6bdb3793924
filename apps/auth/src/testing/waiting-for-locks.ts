import { sql, type Kysely } from 'kysely';
import { waitFor } from '#testing/wait-for.ts';
import type { Tables } from '../store/schema.ts';

/** Until so many statements wait for what another transaction holds. */
export const waitingForLocks = (db: Kysely<Tables>, count: number): Promise<true> =>
  waitFor(`${count} that wait for a lock`, async () => {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    return rows.length >= count;
  });

import { sql, type QueryExecutorProvider } from 'kysely';
import { waitFor } from '#testing/wait-for.ts';

/**
 * PostgreSQL hears a moment later that a connection is broken. Until then a job that ran over it counts as running, and
 * another run of it leaves it alone.
 */
export const brokenRunsEnd = (db: QueryExecutorProvider): Promise<unknown> =>
  waitFor('the end of runs whose connections are broken', async () => {
    const { rows } = await sql`
      select from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
    `.execute(db);
    return rows.length === 0;
  });

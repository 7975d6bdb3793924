import { sql, type Kysely } from 'kysely';

export type Ran<Result> = { ran: false } | { ran: true; result: Result };

/**
 * Runs `work` unless another connection to this database is running work of the same name.
 *
 * The lock belongs to the connection that `work` is given. As long as `work` writes only there, a run whose connection
 * breaks loses the lock and can write no more; if its process dies, the lock is free.
 */
export async function runAlone<Tables, Result>(
  db: Kysely<Tables>,
  name: string,
  work: (connection: Kysely<Tables>) => Promise<Result>,
): Promise<Ran<Result>> {
  return db.connection().execute(async (connection) => {
    const key = sql`hashtextextended(${name}, 0)`;
    const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_lock(${key}) as locked`.execute(connection);
    if (!rows[0]?.locked) return { ran: false };
    try {
      return { ran: true, result: await work(connection) };
    } finally {
      // If this fails, the connection is broken, and the lock with it.
      await sql`select pg_advisory_unlock(${key})`.execute(connection).catch(() => undefined);
    }
  });
}

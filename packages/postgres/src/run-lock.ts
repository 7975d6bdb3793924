import { sql, type Kysely } from 'kysely';

export type Ran<Result> = { ran: false } | { ran: true; result: Result };

/**
 * Carries out `work` unless another connection to this database is at work under the same name.
 *
 * The lock belongs to the connection that `work` is given. While `work` does all its writing there, a run whose
 * connection breaks has lost the lock and can write no more; one whose process dies frees it.
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
      // Where this fails the connection is broken, and the lock went with it.
      await sql`select pg_advisory_unlock(${key})`.execute(connection).catch(() => undefined);
    }
  });
}

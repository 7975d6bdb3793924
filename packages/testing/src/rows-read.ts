import { sql, type Kysely } from 'kysely';

/**
 * How many rows of its tables, and entries of their indexes, PostgreSQL reads for `work`: what a statement costs on a large
 * table, whatever the machine is doing besides. `work` gets a connection of its own and must stay on it.
 */
export async function rowsRead<Tables>(
  db: Kysely<Tables>,
  work: (connection: Kysely<Tables>) => Promise<unknown>,
): Promise<number> {
  return db.connection().execute(async (connection) => {
    const sum = async () => {
      // Counters of this connection become visible to all at the end of the next statement.
      await sql`select pg_stat_force_next_flush()`.execute(connection);
      await sql`select 1`.execute(connection);
      const { rows } = await sql<{ read: number }>`
        select (select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) from pg_stat_user_tables)
          + (select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes) as read`.execute(connection);
      return Number(rows[0]?.read);
    };
    // What others have read is counted when they have been idle for ten seconds, or when they end.
    await sql`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state = 'idle'`.execute(connection);
    const before = await sum();
    await work(connection);
    return (await sum()) - before;
  });
}

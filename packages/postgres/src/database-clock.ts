import { sql, type Kysely } from 'kysely';

/** The clock of a database's server. */
export type DatabaseClock = { now: () => Date; stop: () => void };

const ASK_EVERY_MS = 30_000;

/**
 * Tells the time of the database's server, which the replicas of an app share, whereas the clocks of their machines may
 * differ by minutes: what one of them stores, another compares with its own time.
 */
export async function startDatabaseClock<Tables>(db: Kysely<Tables>): Promise<DatabaseClock> {
  // The first statement may have to wait for a connection.
  await askAhead(db);
  let aheadMs = await askAhead(db);
  const ask = async () => {
    aheadMs = await askAhead(db);
  };
  // While the database does not answer, the last answer stands.
  const asking = setInterval(() => void ask().catch(() => undefined), ASK_EVERY_MS).unref();
  return { now: () => new Date(performance.now() + aheadMs), stop: () => clearInterval(asking) };
}

/** How far the server is ahead of this process's own count of time, which nobody sets. */
async function askAhead<Tables>(db: Kysely<Tables>): Promise<number> {
  const asked = performance.now();
  const { rows } = await sql<{ ms: number }>`
    select extract(epoch from clock_timestamp())::float8 * 1000 as ms`.execute(db);
  return (rows[0]?.ms ?? 0) - (asked + performance.now()) / 2;
}

import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

const { Pool, types } = pg;

// A due date is a day in the library, not an instant: it stays the text that PostgreSQL sends.
types.setTypeParser(types.builtins.DATE, (text) => text);
// Counts and sums; none here comes near 2^53.
types.setTypeParser(types.builtins.INT8, Number);

/** A pool on the app's own database. Statements that take over ten seconds are ended by the server. */
export function openDatabase<Tables>(connectionString: string, connections = 10): Kysely<Tables> {
  const pool = new Pool({
    connectionString,
    max: connections,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    connectionTimeoutMillis: 5_000,
  });
  // A connection that breaks, idle or between two statements of a transaction, fails the next statement and is
  // replaced; without listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

const UNIQUE_VIOLATION = '23505';

/** Whether `error` is PostgreSQL's refusal of a second row under a unique constraint, and of this one if named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return (
    error instanceof pg.DatabaseError &&
    error.code === UNIQUE_VIOLATION &&
    (constraint === undefined || error.constraint === constraint)
  );
}

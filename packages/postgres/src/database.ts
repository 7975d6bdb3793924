import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { unavailable } from '#core/api-error.ts';

const { Client, Pool, types } = pg;

// A due date is a day in the library, not an instant: it stays the text that PostgreSQL sends.
types.setTypeParser(types.builtins.DATE, (text) => text);
// Counts and sums; none here comes near 2^53.
types.setTypeParser(types.builtins.INT8, Number);

/** How many statements a connection keeps prepared; an app has some dozens, and lists of values make a few more. */
const PREPARED = 200;
const CACHED_PLAN_IS_STALE = '0A000';

/** Names for statements, the same for every connection. */
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= PREPARED) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * The query builder's statements are prepared, so that PostgreSQL parses and plans each one once for a connection. A
 * migration beside a running app makes a plan stale: that connection is given up, and the next one plans anew. So is
 * one on which an answer was not there in time, since it may come yet.
 */
class PreparingClient extends Client {
  override query(...args: unknown[]): never {
    const [text, values, ...others] = args;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const result: unknown = Reflect.apply(
      super.query,
      this,
      name === undefined ? args : [{ name, text, values }, ...others],
    );
    if (!(result instanceof Promise)) return result as never;
    return result.catch((error: unknown) => {
      if (isStalePlan(error) || !(error instanceof pg.DatabaseError)) this.end().catch(() => undefined);
      throw unavailableUnlessAnswered(error);
    }) as never;
  }
}

const isStalePlan = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === CACHED_PLAN_IS_STALE;

/** Cancelled for taking too long, too many connections, shutting down or starting up. */
const UNAVAILABLE = new Set(['57014', '53300', '57P01', '57P02', '57P03']);

/** What is not the answer of a healthy PostgreSQL is the lack of one. */
function unavailableUnlessAnswered(error: unknown): unknown {
  if (error instanceof pg.DatabaseError && !UNAVAILABLE.has(error.code ?? '')) return error;
  return unavailable(error);
}

/**
 * A pool on the app's own database. Statements that take over ten seconds are ended by the server, and given up soon
 * after where the server cannot be reached for it.
 *
 * @throws ApiError 503, from every statement, while the database is away.
 */
export function openDatabase<Tables>(connectionString: string, connections = 10): Kysely<Tables> {
  const pool = new Pool({
    Client: PreparingClient,
    connectionString,
    max: connections,
    statement_timeout: 10_000,
    query_timeout: 12_000,
    idle_in_transaction_session_timeout: 15_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // A connection that breaks, idle or between two statements of a transaction, fails the next statement and is
  // replaced; without listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const connect = () =>
    pool.connect().catch((error: unknown) => {
      throw unavailableUnlessAnswered(error);
    });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } }) });
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

import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { unavailable } from '#core/api-error.ts';
import { connectionSettings } from './connection-settings.ts';

const { Client, Pool, types } = pg;

// A due date is a day in the library, not an instant: it stays text, as PostgreSQL sends it.
types.setTypeParser(types.builtins.DATE, (text) => text);
// Counts and sums; none of ours comes near 2^53.
types.setTypeParser(types.builtins.INT8, Number);

/** How many prepared statements a connection keeps; an app has a few dozen, and lists of values add some. */
const PREPARED = 200;
const CACHED_PLAN_IS_STALE = '0A000';

/** Names of statements, the same for every connection. */
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= PREPARED) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * The query builder's statements are prepared, so that PostgreSQL parses and plans each one once per connection. A
 * migration during operation makes a plan stale: that connection is closed, and the next one plans again. So is a
 * connection with a timed-out statement, whose answer may still arrive.
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

/** Any error that is not an answer of a healthy PostgreSQL means that it is unavailable. */
function unavailableUnlessAnswered(error: unknown): unknown {
  if (error instanceof pg.DatabaseError && !UNAVAILABLE.has(error.code ?? '')) return error;
  return unavailable(error);
}

export type PoolSettings = {
  /** Seen by operators in pg_stat_activity. */
  name: string;
  max: number;
  /** Connections that stay open while idle, so that the first request after an idle time is fast. */
  kept: number;
  idleTimeoutMs: number;
  /** The server cancels statements that take longer; 0: no limit. */
  statementTimeoutMs: number;
  /** How long a request waits for a connection before it is answered 503. */
  waitMs: number;
  /** Further PostgreSQL settings for each connection. */
  settings?: Record<string, string>;
};

/**
 * A pool for each purpose, so that none waits for another: slow searches take no connections from the desk, and jobs
 * take none from either.
 */
export const pools = {
  commands: { name: 'commands', max: 10, kept: 2, idleTimeoutMs: 60_000, statementTimeoutMs: 10_000, waitMs: 5_000 },
  /**
   * For reads that anybody may make. Planned for each set of values: one word is in half of the catalogue, another in
   * one book, and a generic plan would be wrong for one of them.
   */
  reads: {
    name: 'reads',
    max: 5,
    kept: 1,
    idleTimeoutMs: 60_000,
    statementTimeoutMs: 1_000,
    waitMs: 1_000,
    settings: { plan_cache_mode: 'force_custom_plan' },
  },
  /**
   * For the archive of all that is held on somebody: whatever it is, and however many ask, it takes one connection.
   */
  archives: {
    name: 'archives',
    max: 1,
    kept: 0,
    idleTimeoutMs: 10_000,
    statementTimeoutMs: 4_000,
    waitMs: 4_000,
    settings: { plan_cache_mode: 'force_custom_plan', default_transaction_read_only: 'on' },
  },
  /**
   * A run takes one connection, and so does each part of it. If its machine is lost, that is detected within a minute, and its lock is free again.
   */
  jobs: {
    name: 'jobs',
    max: 5,
    kept: 0,
    idleTimeoutMs: 10_000,
    statementTimeoutMs: 60_000,
    waitMs: 5_000,
    settings: {
      plan_cache_mode: 'force_custom_plan',
      tcp_keepalives_idle: '30',
      tcp_keepalives_interval: '10',
      tcp_keepalives_count: '3',
    },
  },
} as const satisfies Record<string, PoolSettings>;

/** How much longer than the server's timeout the client waits, in case the server cannot be reached. */
const GRACE_MS = 2_000;

/** Reads the connection string once more. Of it the password may be another one: a new connection takes that. */
export type ReadAgain = () => Promise<string>;

/**
 * A pool on the app's own database. The server cancels statements that take too long; if it cannot be reached, the
 * client stops waiting soon after.
 *
 * @throws ApiError 503, from every statement, while the database is down or overloaded, or refuses the login
 */
export function openDatabase<Tables>(
  connectionString: string,
  settings: PoolSettings = pools.commands,
  readAgain?: ReadAgain,
): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openPool(connectionString, settings, readAgain) }),
  });
}

/** The connections of a database. */
export function openPool(connectionString: string, settings: PoolSettings, readAgain?: ReadAgain) {
  const pool = new Pool({
    Client: PreparingClient,
    ...connectionSettings(connectionString),
    ...(readAgain && { password: latestPassword(connectionString, readAgain) }),
    application_name: settings.name,
    max: settings.max,
    min: settings.kept,
    idleTimeoutMillis: settings.idleTimeoutMs,
    ...(settings.statementTimeoutMs > 0 && {
      statement_timeout: settings.statementTimeoutMs,
      query_timeout: settings.statementTimeoutMs + GRACE_MS,
    }),
    idle_in_transaction_session_timeout: 15_000,
    connectionTimeoutMillis: settings.waitMs,
    keepAlive: true,
    ...(settings.settings && { options: optionsOf(settings.settings) }),
  });
  // A connection that breaks, idle or between two statements of a transaction, fails the next statement and is
  // replaced; without listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  // A login that is refused, as while its password is being changed, is no answer to what was to be asked.
  const connect = () =>
    pool.connect().catch((error: unknown) => {
      throw unavailable(error);
    });
  return { connect, end: () => pool.end() };
}

/** While the connection string cannot be read, the last known password is tried. */
function latestPassword(connectionString: string, readAgain: ReadAgain): () => Promise<string> {
  let latest = connectionString;
  return async () => {
    latest = await readAgain().catch(() => latest);
    const { password } = connectionSettings(latest);
    return typeof password === 'string' ? password : '';
  };
}

const optionsOf = (settings: Record<string, string>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

const UNIQUE_VIOLATION = '23505';

/** Whether `error` is a violation of a unique constraint, and of this one if given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return (
    error instanceof pg.DatabaseError &&
    error.code === UNIQUE_VIOLATION &&
    (constraint === undefined || error.constraint === constraint)
  );
}

/** A deadlock, or a lock that was not free in time: the same work may be retried at once. */
export const isLockConflict = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '55P03');

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

export type PoolSettings = {
  /** Seen by operators in pg_stat_activity. */
  name: string;
  max: number;
  /** Connections that stay open however long nothing is asked, so that the first request after a quiet time is fast. */
  kept: number;
  idleTimeoutMs: number;
  /** A statement that takes longer is ended by the server; 0: however long it takes. */
  statementTimeoutMs: number;
  /** How long a request waits for a connection before it is answered 503. */
  waitMs: number;
  /** What else each connection sets, as PostgreSQL's own settings. */
  settings?: Record<string, string>;
};

/**
 * A pool for each purpose, so that none waits for another: ten slow searches take no connection from the desk, and a job
 * takes none from either.
 */
export const pools = {
  commands: { name: 'commands', max: 10, kept: 2, idleTimeoutMs: 60_000, statementTimeoutMs: 10_000, waitMs: 5_000 },
  /**
   * What anybody may ask. Planned for each question: one word is in half of the catalogue, another in one book, and the
   * plan that PostgreSQL would keep for both is wrong for one of them.
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
  /** A run takes one connection. One whose machine is lost is noticed in a minute, and its lock is free again. */
  jobs: {
    name: 'jobs',
    max: 4,
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

/** How much longer than the server the client waits, where the server cannot be reached to end a statement. */
const GRACE_MS = 2_000;

/**
 * A pool on the app's own database. Statements that take too long are ended by the server, and given up soon after where
 * the server cannot be reached for it.
 *
 * @throws ApiError 503, from every statement, while the database is away, or busy with what was asked before.
 */
export function openDatabase<Tables>(
  connectionString: string,
  settings: PoolSettings = pools.commands,
): Kysely<Tables> {
  const pool = new Pool({
    Client: PreparingClient,
    connectionString,
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
  const connect = () =>
    pool.connect().catch((error: unknown) => {
      throw unavailableUnlessAnswered(error);
    });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } }) });
}

const optionsOf = (settings: Record<string, string>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

const UNIQUE_VIOLATION = '23505';

/** Whether `error` is PostgreSQL's refusal of a second row under a unique constraint, and of this one if named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return (
    error instanceof pg.DatabaseError &&
    error.code === UNIQUE_VIOLATION &&
    (constraint === undefined || error.constraint === constraint)
  );
}

/** Two transactions waited for each other, or the lock was not free in time: the same work may be tried again at once. */
export const isLockConflict = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '55P03');

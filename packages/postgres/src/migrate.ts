import { sql, type Kysely } from 'kysely';
import { isLockConflict, openDatabase, type PoolSettings } from './database.ts';
import { asTables } from './as-tables.ts';

/**
 * One step of a database's history. It runs in a transaction, unless it opts out: because PostgreSQL requires that
 * (`create index concurrently`), or because its locks would be held for too long. A step without a transaction may be
 * interrupted and is then run again from its start, so it must be repeatable.
 */
export type Migration = {
  up(db: Kysely<unknown>): Promise<void>;
  outsideTransaction?: boolean;
};

type MigrateOptions = {
  /** Called as each step begins and ends. */
  progress?: (line: string) => void;
  /** How long a step waits for a lock, with other statements queued behind it, before it gives way and retries. */
  lockTimeoutMs?: number;
};

/** No statement timeout: on a large table a step may take long. */
const OWNER: PoolSettings = {
  name: 'migrations',
  max: 1,
  kept: 0,
  idleTimeoutMs: 10_000,
  statementTimeoutMs: 0,
  waitMs: 10_000,
};
const LOCK_TRIES = 100;
const PAUSE_MS = 250;

/**
 * Brings one database up to date, as its owner: the apps themselves may read and write rows but not alter tables.
 * Concurrent runs are safe: one applies the steps, and the others wait.
 *
 * @returns the names of the steps that were applied.
 */
export async function migrate(
  connectionString: string,
  migrations: Record<string, Migration>,
  { progress = () => undefined, lockTimeoutMs = 1_000 }: MigrateOptions = {},
): Promise<string[]> {
  const pool = openDatabase<Applied>(connectionString, OWNER);
  try {
    return await pool.connection().execute(async (db) => {
      await becomeTheMigrator(db, progress);
      const done: string[] = [];
      for (const [name, migration] of await pending(db, migrations)) {
        const started = Date.now();
        progress(`${name} …`);
        await take(db, name, migration, lockTimeoutMs, progress);
        progress(`${name} done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
        done.push(name);
      }
      return done;
    });
  } finally {
    await pool.destroy();
  }
}

/** A service's `migrate` program: the owner's connection string is in DATABASE_OWNER_URL. */
export async function runMigrations(migrations: Record<string, Migration>): Promise<void> {
  const url = process.env['DATABASE_OWNER_URL'];
  if (!url) throw new Error('DATABASE_OWNER_URL is not set: the connection string of the database owner.');
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const done = await migrate(url, migrations, { progress: print });
  print(done.length === 0 ? 'up to date' : `applied ${done.join(', ')}`);
}

/** The table's name and columns are those of Kysely's migrator, which was used before. */
type Applied = { kysely_migration: { name: string; timestamp: string } };

/**
 * Waits by polling. A statement waiting for the lock would hold a snapshot, and building an index concurrently waits
 * for all older snapshots.
 */
async function becomeTheMigrator(db: Kysely<Applied>, progress: (line: string) => void): Promise<void> {
  const tryLock = async () => {
    const { rows } = await sql<{ locked: boolean }>`
      select pg_try_advisory_lock(hashtextextended('migrations', 0)) as locked`.execute(db);
    return rows[0]?.locked === true;
  };
  for (let waited = false; !(await tryLock()); waited = true) {
    if (!waited) progress('another one migrates: waiting …');
    await pause();
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

async function pending(
  db: Kysely<Applied>,
  migrations: Record<string, Migration>,
): Promise<[name: string, Migration][]> {
  await sql`create table if not exists kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(
    db,
  );
  const rows = await db.selectFrom('kysely_migration').select('name').execute();
  const applied = new Set(rows.map(({ name }) => name));
  return Object.entries(migrations)
    .filter(([name]) => !applied.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

async function take(
  db: Kysely<Applied>,
  name: string,
  { up, outsideTransaction = false }: Migration,
  lockTimeoutMs: number,
  progress: (line: string) => void,
): Promise<void> {
  const work = async (connection: Kysely<Applied>) => {
    await up(asTables<unknown>(connection));
    await connection.insertInto('kysely_migration').values({ name, timestamp: new Date().toISOString() }).execute();
  };
  const inTransaction = () =>
    db.transaction().execute(async (tx) => {
      await sql`select set_config('lock_timeout', ${String(lockTimeoutMs)}, true)`.execute(tx);
      await work(tx);
    });
  for (let tries = 1; ; tries += 1) {
    try {
      return await (outsideTransaction ? work(db) : inTransaction());
    } catch (error) {
      if (!isLockConflict(error) || tries === LOCK_TRIES) throw error;
      progress(`${name}: somebody works with the table; trying again (${tries}) …`);
      await pause();
    }
  }
}

/**
 * Builds an index while the table is read and written. For a migration outside a transaction: an interrupted one leaves
 * an invalid index, which the next attempt removes first.
 *
 * @example createIndexConcurrently(db, 'copy_free', sql`copy (book_id, barcode) where status = 'available'`)
 */
export async function createIndexConcurrently(
  db: Kysely<unknown>,
  name: string,
  on: ReturnType<typeof sql>,
  { unique = false } = {},
): Promise<void> {
  const { rows } = await sql<{ valid: boolean }>`
    select indisvalid as valid from pg_index where indexrelid = to_regclass(${name})`.execute(db);
  if (rows[0]?.valid) return;
  if (rows[0]) await sql`drop index concurrently ${sql.id(name)}`.execute(db);
  await sql`create ${sql.raw(unique ? 'unique' : '')} index concurrently ${sql.id(name)} on ${on}`.execute(db);
}

/**
 * Goes through a table in the order of its ids, a batch at a time, so that nobody waits for long.
 *
 * @param batch does what comes after an id; tells its last id, or none after the last batch
 */
export async function byBatches(batch: (after: string) => Promise<string | null | undefined>): Promise<void> {
  for (let after: string | null | undefined = '00000000-0000-0000-0000-000000000000'; after;)
    after = await batch(after);
}

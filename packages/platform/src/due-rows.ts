import { sql, type Transaction } from 'kysely';
import { isRejection } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { Outbox } from '#messaging/commit.ts';
import { isLockConflict } from '#postgres/database.ts';
import { listSetAside, recordSetAside, type SetAsideTables } from '#postgres/set-aside.ts';
import type { JobRun } from './jobs.ts';
import { asTables } from '#postgres/as-tables.ts';

const BATCH = 1_000;
const LOCK_TRIES = 5;
const RETRY_AFTER_MS = 86_400_000;
/** So many rows do not fail for separate reasons: the job itself is at fault. */
const MOST_SET_ASIDE = 1_000;

export type Batch<Row> = {
  /** The last row of the previous batch: this one begins after it. */
  after: Row | undefined;
  limit: number;
  except: readonly string[];
};

export type DueWork<Tables, Row> = {
  id: (row: Row) => string;
  /** Locks the next due rows, in an order that `after` can continue; skips rows that others have locked. */
  take: (tx: Transaction<Tables>, batch: Batch<Row>) => Promise<Row[]>;
  /** Processes all of them, so that none is due any more. */
  act: (tx: Transaction<Tables>, outbox: Outbox, rows: Row[]) => Promise<void>;
};

/**
 * Processes all due rows, in batches of one transaction each. If a batch fails, it is halved until the failing row is
 * found: that one is set aside for a day with its cause, and the others are processed.
 *
 * @throws what `act` throws while the database is down, and an Error if more than a thousand rows are set aside.
 */
export async function processDue<Tables extends SetAsideTables, Row>(
  run: JobRun<Tables>,
  work: DueWork<Tables, Row>,
  batch = BATCH,
): Promise<{ processed: number; set_aside: number }> {
  const aside = await openSetAside(run);
  let [processed, failed] = [0, 0];
  let limit = batch;
  let after: Row | undefined;
  while (!run.stopping()) {
    const outcome = await takeAndAct(run, work, { after, limit, except: aside.ids });
    if ('error' in outcome) {
      const [only, ...others] = outcome.rows;
      if (only === undefined) throw outcome.error;
      if (others.length > 0) {
        limit = Math.ceil(outcome.rows.length / 2);
        continue;
      }
      await aside.add(work.id(only), outcome.error);
      failed += 1;
      after = only;
      continue;
    }
    run.count('processed', outcome.rows.length);
    processed += outcome.rows.length;
    if (outcome.rows.length < limit) break;
    after = outcome.rows.at(-1);
    limit = Math.min(batch, limit * 2);
  }
  return { processed, set_aside: failed };
}

type Outcome<Row> = { rows: Row[] } | { rows: Row[]; error: unknown };

/** @throws errors that are not due to a row: the database is down, or others hold their locks. */
async function takeAndAct<Tables, Row>(
  { commit }: JobRun<Tables>,
  { take, act }: DueWork<Tables, Row>,
  batch: Batch<Row>,
): Promise<Outcome<Row>> {
  for (let tries = 1; ; tries += 1) {
    let rows: Row[] = [];
    try {
      await commit(async (tx, outbox) => {
        rows = await inOrderOfIndex(tx, () => take(tx, batch));
        if (rows.length > 0) await act(tx, outbox, rows);
      });
      return { rows };
    } catch (error) {
      if (isUnavailable(error)) throw error;
      if (!isLockConflict(error)) return { rows, error };
      if (tries === LOCK_TRIES) throw error;
    }
  }
}

/**
 * Rows that are to be taken in an order are read in that of an index, as many as are needed. PostgreSQL may expect so few to be due that it would
 * read and sort all of them instead: for each batch once more.
 */
export async function inOrderOfIndex<Tables, Rows>(tx: Transaction<Tables>, read: () => Promise<Rows>): Promise<Rows> {
  await sql`set local enable_sort = off`.execute(tx);
  const rows = await read();
  await sql`set local enable_sort = on`.execute(tx);
  return rows;
}

/** Another service is away, or the database is: nothing of the row itself. */
export const isUnavailable = (error: unknown): boolean => error instanceof ApiError && !isRejection(error);

export type SetAside = {
  readonly ids: readonly string[];
  /** @throws if that makes too many. */
  add(id: string, error: unknown): Promise<void>;
};

/** The rows that a job skips, and how it adds one. */
export async function openSetAside<Tables extends SetAsideTables>(run: JobRun<Tables>): Promise<SetAside> {
  const { job, log, now } = run;
  const db = asTables<SetAsideTables>(run.db);
  const ids = await listSetAside(db, job, now());
  return {
    ids,
    add: async (id, error) => {
      const retryAt = new Date(now().getTime() + RETRY_AFTER_MS);
      await recordSetAside(db, { job, row_id: id, cause: causeOf(error), retry_at: retryAt });
      ids.push(id);
      run.count('set_aside', 1);
      log.error({ job, row: id, err: error, retry_at: retryAt }, 'a row failed and was set aside');
      if (ids.length > MOST_SET_ASIDE) throw new Error(`${job} has set aside ${ids.length} rows`, { cause: error });
    },
  };
}

const causeOf = (error: unknown): string => String(error instanceof Error ? error.message : error).slice(0, 500);

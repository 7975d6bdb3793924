import type { Express } from 'express';
import type { Kysely } from 'kysely';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Log } from '#core/log.ts';
import { createCommit, type Commit } from '#messaging/commit.ts';
import { runAlone } from '#postgres/run-lock.ts';
import type { DatabasePlatform } from './platform.ts';

/** What a job is given for a run. */
export type JobRun<Tables> = {
  job: string;
  /** Which part of the job this run does, counted from 0. Of rows that belong together, all belong to one part. */
  part: { index: number; of: number };
  /** The only connection of this run. It holds the run's lock, so nothing is written without the lock. */
  db: Kysely<Tables>;
  commit: Commit<Tables>;
  log: Log;
  now: () => Date;
  /** Whether the app is stopping: finish the current batch, and leave the rest to the next run. */
  stopping: () => boolean;
  /** Counts the rows that the run processed, and those that it set aside. */
  count: (outcome: 'processed' | 'set_aside', rows: number) => void;
};

/** Its result is logged. */
type Run<Tables> = (run: JobRun<Tables>) => Promise<Record<string, number>>;

/** A job that has much to do may do it in parts, side by side, each over a connection of its own. */
export type Job<Tables> = Run<Tables> | { parts: number; run: Run<Tables> };

/**
 * Handles cron input bindings. They fire in every replica's sidecar, even while a run is in progress: one replica at a
 * time runs a job, or a part of it, and the others skip it.
 */
export function mountJobs<Tables>(
  app: Express,
  platform: Pick<DatabasePlatform<unknown, Tables>, 'jobs' | 'wakeRelay' | 'lifecycle' | 'log' | 'registry' | 'now'>,
  jobs: Record<string, Job<Tables>>,
): void {
  const { log, lifecycle, now, wakeRelay } = platform;
  const metrics = jobMetrics(platform.registry);

  for (const [name, job] of Object.entries(jobs)) {
    const { parts, run } = typeof job === 'function' ? { parts: 1, run: job } : job;
    const runPart = (index: number) =>
      runAlone(platform.jobs, lockOf(name, index), (db) =>
        run({
          job: name,
          part: { index, of: parts },
          db,
          commit: createCommit(db, wakeRelay),
          log,
          now,
          stopping: () => lifecycle.stopping.aborted,
          count: (outcome, rows) => metrics.rows.inc({ job: name, outcome }, rows),
        }),
      );
    app.options(`/${name}`, (_request, response) => void response.status(200).end());
    app.post(`/${name}`, async (_request, response) => {
      const stopTimer = metrics.seconds.startTimer({ job: name });
      const ended = await Promise.allSettled(Array.from({ length: parts }, (_, index) => runPart(index)));
      const failed = ended.find((one) => one.status === 'rejected');
      if (failed) {
        metrics.runs.inc({ job: name, outcome: 'failed' });
        throw failed.reason;
      }
      const results = ended.flatMap((one) => (one.status === 'fulfilled' && one.value.ran ? [one.value.result] : []));
      metrics.runs.inc({ job: name, outcome: results.length > 0 ? 'done' : 'skipped' });
      if (results.length > 0) log.debug({ job: name, results, seconds: stopTimer() }, 'job done');
      response.status(200).end();
    });
  }
}

/** The first part's is also that of a whole job, as the previous release runs it. */
const lockOf = (job: string, part: number): string => (part === 0 ? `job ${job}` : `job ${job} ${part}`);

function jobMetrics(registry: Registry) {
  const registers = [registry];
  return {
    runs: new Counter({
      name: 'job_runs_total',
      help: 'Runs of a job, by outcome; skipped: another replica was running it.',
      labelNames: ['job', 'outcome'] as const,
      registers,
    }),
    rows: new Counter({
      name: 'job_rows_total',
      help: 'Rows that a job processed, and rows that it set aside because they failed.',
      labelNames: ['job', 'outcome'] as const,
      registers,
    }),
    seconds: new Histogram({
      name: 'job_duration_seconds',
      help: 'Duration of the runs of a job.',
      labelNames: ['job'] as const,
      buckets: [0.01, 0.1, 1, 10, 60, 300],
      registers,
    }),
  };
}

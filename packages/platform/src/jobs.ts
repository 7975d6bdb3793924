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

/** A run's result is logged. */
export type Job<Tables> = (run: JobRun<Tables>) => Promise<Record<string, number>>;

/**
 * Handles cron input bindings. They fire in every replica's sidecar, even while a run is in progress: one replica at a
 * time runs a job, and the others skip it.
 */
export function mountJobs<Tables>(
  app: Express,
  platform: Pick<DatabasePlatform<unknown, Tables>, 'jobs' | 'wakeRelay' | 'lifecycle' | 'log' | 'registry' | 'now'>,
  jobs: Record<string, Job<Tables>>,
): void {
  const { log, lifecycle, now, wakeRelay } = platform;
  const metrics = jobMetrics(platform.registry);

  for (const [name, job] of Object.entries(jobs)) {
    const run = () =>
      runAlone(platform.jobs, `job ${name}`, (db) =>
        job({
          job: name,
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
      try {
        const ran = await run();
        metrics.runs.inc({ job: name, outcome: ran.ran ? 'done' : 'skipped' });
        if (ran.ran) log.debug({ job: name, result: ran.result, seconds: stopTimer() }, 'job done');
      } catch (error) {
        metrics.runs.inc({ job: name, outcome: 'failed' });
        throw error;
      }
      response.status(200).end();
    });
  }
}

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

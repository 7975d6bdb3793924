import type { Express } from 'express';
import type { Log } from '#core/log.ts';

export type Job = () => Promise<unknown>;

/**
 * Input bindings of kind cron: each fires in every replica's sidecar, so a job must be safe to run side by side with
 * itself. What a job returns is logged.
 */
export function mountJobs(app: Express, log: Log, jobs: Record<string, Job>): void {
  for (const [name, job] of Object.entries(jobs)) {
    app.options(`/${name}`, (_request, response) => void response.status(200).end());
    app.post(`/${name}`, async (_request, response) => {
      const result = await job();
      log.debug({ job: name, result }, 'job done');
      response.status(200).end();
    });
  }
}

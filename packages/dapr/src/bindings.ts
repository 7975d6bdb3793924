import type { Express } from 'express';
import type { Log } from '#service/log.ts';
import { within } from './deadline.ts';
import type { Sidecar } from './sidecar.ts';

/** Longer than the sidecar's own (components/dapr/resiliency). */
const PATIENCE_MS = 25_000;

/** Calls an output binding. @throws Error where what it fronts did not take it. */
export async function sendToBinding(
  sidecar: Sidecar,
  binding: string,
  data: unknown,
  metadata: Record<string, string>,
): Promise<void> {
  await within(PATIENCE_MS, sidecar.client.binding.send(binding, 'create', data, metadata));
}

export type Job = () => Promise<unknown>;

/**
 * Input bindings of kind cron: each fires in every replica's sidecar, so a job must be safe to run side by side with
 * itself. What a job returns is logged.
 */
export function openJobs(app: Express, log: Log, jobs: Record<string, Job>): void {
  for (const [name, job] of Object.entries(jobs)) {
    app.options(`/${name}`, (_request, response) => void response.status(200).end());
    app.post(`/${name}`, async (_request, response) => {
      const result = await job();
      log.debug({ job: name, result }, 'job done');
      response.status(200).end();
    });
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

// A service says in code how it handles a topic or a job; that sidecars send it either is generated from elsewhere.

const handlers = z.custom<(context: unknown) => object>((value) => typeof value === 'function');
const service = z.looseObject({ id: z.string(), jobs: handlers, subscriptions: handlers });

/** Whatever is taken from it is it: the names of handlers do not depend on what they work with. */
const context: unknown = new Proxy(() => undefined, { get: () => context, apply: () => context });

const modules = await Promise.all(
  readdirSync('apps')
    .map((app) => resolve('apps', app, 'src/service.ts'))
    .filter((file) => existsSync(file))
    .map(async (file): Promise<object> => import(file)),
);
const services = modules.flatMap((module) =>
  Object.values(module).flatMap((value: unknown) => service.safeParse(value).data ?? []),
);

const appFile = z.object({
  apps: z.record(z.string(), z.object({ jobs: z.record(z.string(), z.string()).optional() })),
});

test("a service's jobs, and the clean-up that each has, are those that its app.yaml schedules", () => {
  expect(services.length).toBeGreaterThan(4);
  for (const { id, jobs } of services) {
    const { apps } = appFile.parse(parse(readFileSync(`apps/${id}/app.yaml`, 'utf8')));
    expect([id, [...Object.keys(jobs(context)), 'clean-up'].sort()]).toEqual([
      id,
      Object.keys(apps[id]?.jobs ?? {}).sort(),
    ]);
  }
});

test("a service's subscriptions are those of the AsyncAPI document", () => {
  const { operations, channels } = z
    .object({
      operations: z.record(z.string(), z.object({ channel: z.object({ $ref: z.string() }) })),
      channels: z.record(z.string(), z.object({ address: z.string() })),
    })
    .parse(parse(readFileSync('contracts/events/asyncapi.yaml', 'utf8')));
  for (const { id, subscriptions } of services) {
    const contracted = Object.entries(operations)
      .filter(([name]) => name.startsWith(`${id}-receives-`))
      .map(([, { channel }]) => channels[channel.$ref.replace('#/channels/', '')]?.address ?? '');
    expect([id, Object.keys(subscriptions(context)).sort()]).toEqual([id, contracted.sort()]);
  }
});

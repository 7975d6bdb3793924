import { z } from 'zod';

/** Dapr's own command takes numbers and booleans for texts, too. */
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const environment = z.record(z.string(), text);

/** What is read of dapr.yaml. */
export const daprYaml = z.looseObject({
  common: z.looseObject({ resourcesPaths: z.array(z.string()), env: environment.default({}) }),
  apps: z.array(
    z.looseObject({
      appID: z.string(),
      appDirPath: z.string(),
      command: z.array(z.string()).min(1),
      appPort: z.number(),
      appProtocol: z.string().default('http'),
      enableAppHealthCheck: z.boolean().default(false),
      appHealthCheckPath: z.string().default('/healthz'),
      appHealthProbeInterval: z.number().default(5),
      env: environment.default({}),
    }),
  ),
});

export type DaprApp = z.output<typeof daprYaml>['apps'][number];

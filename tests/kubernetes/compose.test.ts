import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { setting } from './kustomize.ts';

const compose: unknown = parse(readFileSync('compose.yaml', 'utf8'), { merge: true });
const services = z
  .object({ services: z.record(z.string(), z.looseObject({ command: z.unknown().optional() })) })
  .parse(compose).services;

test('compose.yaml is as the Compose specification has it', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(setting('TEST_COMPOSE_SCHEMA'), 'utf8')) as object);
  validate(compose);
  expect(validate.errors ?? []).toEqual([]);
});

test('compose.yaml has every app of dapr.yaml beside a sidecar with the components of dapr.yaml', () => {
  const { common, apps } = z
    .object({
      common: z.object({ resourcesPaths: z.array(z.string()) }),
      apps: z.array(z.object({ appID: z.string() })),
    })
    .parse(parse(readFileSync('dapr.yaml', 'utf8')));
  for (const { appID } of apps) {
    expect(Object.keys(services)).toContain(appID);
    const flags = z.array(z.string()).parse(services[`${appID}-daprd`]?.command);
    expect(flags).toContain(`--app-id=${appID}`);
    const paths = flags
      .filter((flag) => flag.startsWith('--resources-path='))
      .map((flag) => flag.replace('--resources-path=/app/', ''));
    expect(paths.sort()).toEqual(common.resourcesPaths.toSorted());
  }
});

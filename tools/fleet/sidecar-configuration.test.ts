import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { describeFleet } from './fleet.ts';
import { writeSidecarConfiguration } from './sidecar-configuration.ts';

const folder = mkdtempSync(join(tmpdir(), 'sidecars-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = z.object({
  spec: z.object({
    nameResolution: z.object({ component: z.string(), configuration: z.looseObject({}) }),
    tracing: z.looseObject({}),
    secrets: z.object({
      scopes: z.array(
        z.object({
          storeName: z.string(),
          defaultAccess: z.string().optional(),
          allowedSecrets: z.array(z.string()).optional(),
        }),
      ),
    }),
    accessControl: z.looseObject({ defaultAction: z.string() }).optional(),
  }),
});

/** As daprd reads it, with this environment. */
function configurationOf(appId: string, options: { mtls?: boolean } = {}, token = '') {
  const file = writeSidecarConfiguration({ ...describeFleet('test', options), folder }, appId);
  return written.parse(parse(readFileSync(file, 'utf8').replaceAll('${DAPR_API_TOKEN}', token))).spec;
}

test('a sidecar gets what the discovery says for all, and the secrets of its own app', () => {
  const { nameResolution, secrets } = configurationOf('loans');
  expect(nameResolution.component).toBe('sqlite');
  expect(nameResolution.configuration['connectionString']).toContain('.abonement/test/');
  expect(secrets.scopes).toContainEqual({
    storeName: 'secrets',
    defaultAccess: 'deny',
    allowedSecrets: ['loans-database-url'],
  });
});

test('an app that nothing is said about may read no secret', () => {
  expect(configurationOf('newcomer').secrets.scopes).toContainEqual({
    storeName: 'secrets',
    defaultAccess: 'deny',
    allowedSecrets: [],
  });
});

test('callers are checked where they are proven, and only there', () => {
  expect(configurationOf('loans').accessControl).toBeUndefined();
  expect(configurationOf('loans', { mtls: true }).accessControl).toMatchObject({ defaultAction: 'deny' });
});

test('without a token daprd finds two scopes of one name, which it refuses; with one, none', () => {
  const names = (token: string) => configurationOf('loans', {}, token).secrets.scopes.map(({ storeName }) => storeName);
  expect(new Set(names('')).size).toBe(names('').length - 1);
  expect(new Set(names('a-token')).size).toBe(names('a-token').length);
});

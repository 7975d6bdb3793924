import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { setting } from './kustomize.ts';

const compose: unknown = parse(readFileSync('compose.yaml', 'utf8'), { merge: true });
const services = z
  .object({
    services: z.record(
      z.string(),
      z.looseObject({
        command: z.unknown().optional(),
        image: z.string().optional(),
        env_file: z.array(z.string()).default([]),
      }),
    ),
  })
  .parse(compose).services;

test.each(['compose.yaml', 'compose.servers.yaml'])('%s is as the Compose specification has it', (file) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(setting('TEST_COMPOSE_SCHEMA'), 'utf8')) as object);
  validate(parse(readFileSync(file, 'utf8'), { merge: true }));
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

const sidecars = Object.entries(services).filter(([name]) => name.endsWith('-daprd'));

test('a sidecar answers only its own app, reads only the secrets of that, and lets no page of a browser in', () => {
  expect(sidecars.length).toBeGreaterThan(5);
  for (const [name, { command, env_file }] of sidecars) {
    const app = name.replace('-daprd', '');
    expect(command).toContain('--allowed-origins=');
    expect(command).toContain(`--config=/app/components/dapr/secret-scopes/${app}.yaml`);
    expect([env_file, services[app]?.env_file]).toEqual([
      [`.abonement/compose/${app}.env`],
      [`.abonement/compose/${app}.env`],
    ]);
  }
});

test('every way to Dapr names one release, in which no encoded path passes the access policies (CVE-2026-41491)', () => {
  const { daprd, sentry } = z
    .object({ daprd: z.object({ version: z.string() }), sentry: z.object({ version: z.string() }) })
    .parse(JSON.parse(readFileSync('tools/releases.json', 'utf8')));
  const [major = 0, minor = 0, patch = 0] = daprd.version.split('.').map(Number);
  expect([daprd.version, major === 1 && (minor > 16 || (minor === 16 && patch >= 14))]).toEqual([daprd.version, true]);
  expect(sentry.version).toBe(daprd.version);
  for (const [, { image }] of sidecars) expect(image).toBe(`daprio/daprd:${daprd.version}`);
  const readme = readFileSync('k8s/README.md', 'utf8');
  expect(readme).toContain(`--version ${daprd.version}`);
  expect(readme).toContain(`--runtime-version ${daprd.version}`);
});

test('the set-up writes every file of environment that a service names, other tokens for each app', () => {
  execFileSync(process.execPath, ['tools/run.mjs', 'secrets', '--for', 'compose'], { stdio: 'pipe' });
  const servers = z
    .object({ services: z.record(z.string(), z.looseObject({ env_file: z.array(z.string()).default([]) })) })
    .parse(parse(readFileSync('compose.servers.yaml', 'utf8'))).services;
  const files = [...Object.values(services), ...Object.values(servers)].flatMap(({ env_file }) => env_file);
  expect([...new Set(files)].filter((file) => !existsSync(file))).toEqual([]);
  const tokens = sidecars.map(([, { env_file }]) => readFileSync(env_file[0] ?? '', 'utf8'));
  for (const text of tokens) expect(text).toMatch(/^DAPR_API_TOKEN=\S{20,}\nAPP_API_TOKEN=\S{20,}\n/);
  expect(new Set(tokens).size).toBe(tokens.length);
});

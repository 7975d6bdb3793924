import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { z } from 'zod';
import { kubectl, manifestsOf, nameOf, type Manifest } from './kustomize.ts';
import { resourceDefinitions, unlikeSchema } from './published-schemas.ts';

const asText = (manifests: unknown[]): string => manifests.map((one) => stringify(one)).join('---\n');

const template = z.looseObject({
  metadata: z.looseObject({
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.looseObject({
    containers: z.array(
      z.looseObject({
        name: z.string(),
        env: z.array(z.looseObject({ name: z.string(), value: z.string().optional() })).default([]),
        resources: z.object({ requests: z.record(z.string(), z.string()), limits: z.record(z.string(), z.string()) }),
      }),
    ),
  }),
});
const workload = z.looseObject({ spec: z.looseObject({ template }) });
const workloads = (manifests: Manifest[]) =>
  manifests
    .filter(({ kind }) => ['Deployment', 'StatefulSet', 'Job'].includes(kind))
    .map((one) => ({ name: nameOf(one), id: one.metadata.name, kind: one.kind, ...workload.parse(one).spec.template }));

const stack = z
  .object({
    common: z.object({ env: z.record(z.string(), z.string()) }),
    apps: z.array(
      z.object({
        appID: z.string(),
        appDirPath: z.string(),
        appProtocol: z.string().default('http'),
        env: z.record(z.string(), z.string()),
      }),
    ),
  })
  .parse(parse(readFileSync('dapr.yaml', 'utf8')));

const differing = z.record(z.string(), z.string().nullable()).default({});
const appFile = z.object({
  apps: z.record(z.string(), z.object({ containerEnvironment: differing, clusterEnvironment: differing })),
});

/** The environment that an app.yaml changes for a cluster; null where it has none there. */
function differingInCluster(folder: string, id: string): Record<string, string | null> {
  const own = appFile.parse(parse(readFileSync(`${folder}/app.yaml`, 'utf8'))).apps[id];
  return { ...own?.containerEnvironment, ...own?.clusterEnvironment };
}

beforeAll(() => {
  kubectl(['apply', '-f', 'k8s/base/namespace.yaml']);
  // A definition that is converted by its makers' own service is taken without: the service is not here.
  const definitions = resourceDefinitions().flatMap((file) =>
    parseAllDocuments(readFileSync(file, 'utf8')).flatMap((document): unknown[] => {
      document.deleteIn(['spec', 'conversion']);
      const one: unknown = document.toJS();
      return one === null ? [] : [one];
    }),
  );
  kubectl(['apply', '--server-side', '-f', '-'], asText(definitions));
  kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
});

describe.each(['k8s/overlays/dev', 'k8s/overlays/prod', 'k8s/overlays/dev/migrations', 'k8s/overlays/prod/migrations'])(
  '%s',
  (folder) => {
    const manifests = manifestsOf(folder);

    test('is as Kubernetes, Dapr and KEDA publish it', () => {
      const wrong = manifests.flatMap((one) => unlikeSchema(one).map((what) => `${nameOf(one)}: ${what}`));
      expect(wrong).toEqual([]);
    });

    test('is taken whole by an API server, which knows every field', () => {
      const said = kubectl(['apply', '--dry-run=server', '--validate=strict', '-f', '-'], asText(manifests));
      expect(said.trim().split('\n')).toHaveLength(manifests.length);
      expect(said).not.toMatch(/warning/i);
    });

    test('its pods ask for no more than the strictest standard allows, and say what they need', () => {
      for (const { name, metadata, spec } of workloads(manifests)) {
        const pod = {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { ...metadata, generateName: 'pod-', namespace: 'abonement' },
          // Claims of a StatefulSet become volumes when it makes the pod.
          spec: { ...spec, volumes: [...z.array(z.unknown()).parse(spec['volumes'] ?? []), ...claimed(spec)] },
        };
        expect([name, kubectl(['create', '--dry-run=server', '-f', '-'], stringify(pod))]).toEqual([
          name,
          expect.stringContaining('created'),
        ]);
        for (const container of spec.containers) {
          expect([name, container.resources.requests]).toEqual([
            name,
            { cpu: expect.any(String) as string, memory: expect.any(String) as string },
          ]);
          expect(container['securityContext']).toMatchObject({ readOnlyRootFilesystem: true });
        }
      }
    });
  },
);

/** The volumes that are mounted but not there yet. */
function claimed(spec: { containers: { [key: string]: unknown }[]; [key: string]: unknown }): object[] {
  const names = z.array(z.looseObject({ name: z.string() }));
  const there = names.parse(spec['volumes'] ?? []).map(({ name }) => name);
  const mounted = spec.containers.flatMap(({ volumeMounts }) =>
    names.parse(volumeMounts ?? []).map(({ name }) => name),
  );
  return mounted.filter((name) => !there.includes(name)).map((name) => ({ name, emptyDir: {} }));
}

describe.each(['k8s/overlays/dev', 'k8s/overlays/prod'])('%s', (folder) => {
  const manifests = manifestsOf(folder);
  const deployments = workloads(manifests).filter(({ metadata }) => metadata.annotations?.['dapr.io/app-id']);

  test('has every app of dapr.yaml, told the same', () => {
    expect(deployments.map(({ id }) => id).sort()).toEqual(stack.apps.map(({ appID }) => appID).sort());
    for (const { appID, appDirPath, appProtocol, env } of stack.apps) {
      const { metadata, spec } = deployments.find(({ id }) => id === appID) ?? {};
      expect(metadata?.annotations).toMatchObject({
        'dapr.io/app-id': appID,
        'dapr.io/app-protocol': appProtocol,
        'dapr.io/config': appID,
        'dapr.io/app-token-secret': 'app-api-token',
      });
      const told = spec?.containers[0]?.env.map(({ name }) => name) ?? [];
      const wanted = { ...stack.common.env, ...env, ...differingInCluster(appDirPath, appID) };
      const asked = Object.entries(wanted).flatMap(([name, value]) => (value === null ? [] : [name]));
      expect([appID, asked.filter((name) => !told.includes(name))]).toEqual([appID, []]);
    }
  });

  test('each app may be drained, and scales', () => {
    const scaled = manifests
      .filter(({ kind }) => ['HorizontalPodAutoscaler', 'ScaledObject'].includes(kind))
      .map(({ metadata }) => metadata.name);
    const budgets = manifests.filter(({ kind }) => kind === 'PodDisruptionBudget').map(({ metadata }) => metadata.name);
    const apps = stack.apps.map(({ appID }) => appID).sort();
    expect(scaled.sort()).toEqual(apps);
    expect(budgets.sort()).toEqual(apps);
  });

  test('whatever is called a secret is one that the set-up knows how to make', () => {
    const known = execFileSync(process.execPath, ['tools/run.mjs', 'secrets', '--for', 'kubernetes', '--names'], {
      encoding: 'utf8',
    }).split('\n');
    const text = JSON.stringify(manifests);
    const named = [...text.matchAll(/"secret(?:KeyRef|Ref)":\{[^}]*"name":"([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(10);
    // For servers, of several secrets together.
    known.push('database-urls', 'nats-passwords');
    expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
  });

  test('only who proves to be allowed is let in, under the names of this cluster', () => {
    const configurations = manifests.filter(
      ({ kind, metadata }) => kind === 'Configuration' && metadata.name !== 'abonement',
    );
    expect(configurations.map(({ metadata }) => metadata.name).sort()).toEqual(
      stack.apps.map(({ appID }) => appID).sort(),
    );
    for (const { metadata, spec } of configurations) {
      expect([metadata.name, spec]).toEqual([
        metadata.name,
        expect.objectContaining({
          tracing: expect.anything() as object,
          accessControl: expect.objectContaining({ defaultAction: 'deny' }) as object,
        }),
      ]);
      expect(JSON.stringify(spec)).not.toContain('"namespace":"default"');
    }
  });
});

test('the components of the cluster are the folders of components/dapr, whole', () => {
  const folders = readdirSync('components/dapr', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('kustomization.yaml'))
    .map((path) => join('components/dapr', path, '..'));
  expect(folders.length).toBeGreaterThan(10);
  for (const folder of folders) {
    const { resources } = z
      .object({ resources: z.array(z.string()) })
      .parse(parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')));
    // Files that say no kind are those that the others are generated from.
    const files = readdirSync(folder).filter(
      (file) =>
        file.endsWith('.yaml') &&
        file !== 'kustomization.yaml' &&
        /^kind:/m.test(readFileSync(join(folder, file), 'utf8')),
    );
    expect([folder, resources.sort()]).toEqual([folder, files.sort()]);
  }
});

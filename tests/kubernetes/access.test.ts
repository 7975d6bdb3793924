import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { manifestsOf, type Manifest } from './kustomize.ts';

const named = z.looseObject({ name: z.string() });

const deployment = z.looseObject({
  metadata: named,
  spec: z.looseObject({
    template: z.looseObject({
      metadata: z.looseObject({ annotations: z.record(z.string(), z.string()).default({}) }),
      spec: z.looseObject({
        serviceAccountName: z.string().optional(),
        automountServiceAccountToken: z.boolean().optional(),
        containers: z.array(z.looseObject({ volumeMounts: z.array(named).default([]) })),
        volumes: z.array(z.looseObject({ name: z.string(), projected: z.unknown().optional() })).default([]),
      }),
    }),
  }),
});
const role = z.looseObject({
  metadata: named,
  rules: z.array(
    z.strictObject({
      apiGroups: z.array(z.string()),
      resources: z.array(z.string()),
      resourceNames: z.array(z.string()).min(1),
      verbs: z.array(z.string()),
    }),
  ),
});
const binding = z.looseObject({
  roleRef: named,
  subjects: z.array(z.looseObject({ name: z.string(), namespace: z.string() })),
});
const configuration = z.looseObject({
  metadata: named,
  spec: z.looseObject({
    secrets: z.object({ scopes: z.array(z.looseObject({ allowedSecrets: z.array(z.string()) })) }),
    accessControl: z.looseObject({ policies: z.array(z.looseObject({ appId: z.string() })) }),
  }),
});
const component = z.looseObject({
  spec: z.looseObject({ metadata: z.array(z.looseObject({ secretKeyRef: named.optional() })) }),
  scopes: z.array(z.string()).optional(),
});
const networkPolicy = z.looseObject({
  metadata: named,
  spec: z.looseObject({
    ingress: z
      .array(
        z.looseObject({
          from: z.array(z.looseObject({ podSelector: z.object({ matchLabels: z.record(z.string(), z.string()) }) })),
        }),
      )
      .default([]),
  }),
});

const all = <S extends z.ZodType>(manifests: Manifest[], kind: string, schema: S): z.output<S>[] =>
  manifests.filter((one) => one.kind === kind).map((one) => schema.parse(one));

describe.each(['k8s/overlays/dev', 'k8s/overlays/prod'])('%s', (folder) => {
  const manifests = manifestsOf(folder);
  const apps = all(manifests, 'Deployment', deployment).filter(
    ({ spec }) => spec.template.metadata.annotations['dapr.io/app-id'] !== undefined,
  );
  const configurations = all(
    manifests.filter(({ metadata }) => apps.some((app) => app.metadata.name === metadata.name)),
    'Configuration',
    configuration,
  );

  test("each app's account gets the app's own secrets and those of its components, by name, and no other", () => {
    const roles = all(manifests, 'Role', role);
    const bindings = all(manifests, 'RoleBinding', binding);
    const components = all(manifests, 'Component', component);
    expect(apps.length).toBeGreaterThan(5);
    for (const { metadata, spec } of apps) {
      const id = metadata.name;
      expect(spec.template.spec.serviceAccountName).toBe(id);
      const allowed = bindings
        .filter(({ subjects }) => subjects.some(({ name }) => name === id))
        .flatMap(({ roleRef }) => roles.find((one) => one.metadata.name === roleRef.name)?.rules ?? []);
      expect(new Set(allowed.flatMap(({ verbs, resources }) => [...verbs, ...resources]))).toEqual(
        new Set(allowed.length > 0 ? ['get', 'secrets'] : []),
      );
      const needed = [
        ...(configurations
          .find((one) => one.metadata.name === id)
          ?.spec.secrets.scopes.flatMap(({ allowedSecrets }) => allowedSecrets) ?? []),
        ...components
          .filter(({ scopes }) => scopes === undefined || scopes.includes(id))
          .flatMap((one) => one.spec.metadata.flatMap(({ secretKeyRef }) => secretKeyRef?.name ?? [])),
      ];
      const names = new Set(allowed.flatMap(({ resourceNames }) => resourceNames));
      expect([id, [...names].sort()]).toEqual([id, [...new Set(needed)].sort()]);
    }
  });

  test("an account's token is its sidecar's: the app does not see it", () => {
    for (const { metadata, spec } of apps) {
      const { template } = spec;
      const mounted = template.metadata.annotations['dapr.io/volume-mounts']?.split(':') ?? [];
      expect([metadata.name, mounted[1]]).toEqual([metadata.name, '/var/run/secrets/kubernetes.io/serviceaccount']);
      expect(template.spec.volumes.find(({ name }) => name === mounted[0])?.projected).toBeDefined();
      expect(template.spec.automountServiceAccountToken).toBe(false);
      const ofApp = template.spec.containers.flatMap(({ volumeMounts }) => volumeMounts.map(({ name }) => name));
      expect([metadata.name, ofApp]).not.toEqual([metadata.name, expect.arrayContaining([mounted[0]])]);
    }
  });

  test("a sidecar has tokens to ask for, and no way past the app's scopes to other secrets", () => {
    for (const { spec } of apps)
      expect(spec.template.metadata.annotations).toMatchObject({
        'dapr.io/api-token-secret': 'dapr-api-token',
        'dapr.io/app-token-secret': 'app-api-token',
        'dapr.io/disable-builtin-k8s-secret-store': 'true',
      });
  });

  test('the network lets through the calls that the access policies allow, and no other', () => {
    const policies = all(
      manifests.filter(({ metadata }) => metadata.name.endsWith('-calls')),
      'NetworkPolicy',
      networkPolicy,
    );
    for (const { metadata, spec } of configurations) {
      const policy = policies.find((one) => one.metadata.name === `${metadata.name}-calls`);
      const callers = policy?.spec.ingress.flatMap(({ from }) =>
        from.map(({ podSelector }) => podSelector.matchLabels['app.kubernetes.io/name']),
      );
      const allowed = spec.accessControl.policies.map(({ appId }) => appId);
      expect([metadata.name, callers?.sort()]).toEqual([metadata.name, allowed.sort()]);
    }
  });

  test('nothing may go to just any address', () => {
    const everywhere = manifests
      .filter(({ kind }) => kind === 'NetworkPolicy')
      .filter((one) => {
        const { egress = [] } = z
          .looseObject({ egress: z.array(z.looseObject({ to: z.array(z.unknown()).default([]) })).optional() })
          .parse(one.spec);
        return egress.some(({ to }) => to.length === 0);
      });
    expect(everywhere.map(({ metadata }) => metadata.name)).toEqual([]);
  });
});

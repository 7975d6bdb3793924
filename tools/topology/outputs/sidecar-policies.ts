import { only, yamlFile, type GeneratedFile } from '../generated-file.ts';
import type { App, Topology } from '../model.ts';

const FROM = 'contracts/ and apps/*/app.yaml';

/** What sidecars off a cluster are configured with beside discovery, a file for each app and purpose. */
export function sidecarPolicyFiles({ apps }: Topology): GeneratedFile[] {
  return apps.flatMap((app) => [
    yamlFile(
      `components/dapr/secret-scopes/${app.id}.yaml`,
      FROM,
      only(configuration(app, { secrets: secretScopes(app) })),
      `The secrets that ${app.id} may read: no other. Every sidecar has this, with mutual TLS or without.`,
    ),
    yamlFile(
      `components/dapr/zero-trust/${app.id}.yaml`,
      FROM,
      only(configuration(app, { accessControl: accessControl(app, 'default') })),
      `Who may call what of ${app.id}; the rest is denied. A path covers what is below it. Without mutual TLS nobody's name is proven, so\nthis goes with \`--mtls\` alone.`,
    ),
  ]);
}

export const configuration = ({ id }: App, spec: object): object => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Configuration',
  metadata: { name: id },
  spec,
});

/** Callers prove who they are by their certificates. */
export function accessControl({ callers }: App, namespace: string): object {
  return {
    defaultAction: 'deny',
    trustDomain: 'public',
    policies: callers.map(({ id, operations }) => ({
      appId: id,
      trustDomain: 'public',
      namespace,
      defaultAction: 'deny',
      operations: operations.map(({ path, verbs }) => ({
        name: path,
        ...(verbs.length > 0 && { httpVerb: verbs }),
        action: 'allow',
      })),
    })),
  };
}

export const secretScopes = ({ secrets }: App): object => ({
  scopes: [{ storeName: 'secrets', defaultAccess: 'deny', allowedSecrets: secrets }],
});

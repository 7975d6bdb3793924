import { kustomization, yamlFile, type GeneratedFile } from '../generated-file.ts';
import type { App, Topology } from '../model.ts';

const ACCESS = 'components/dapr/zero-trust';
const FROM = 'contracts/, apps/*/app.yaml';

/** Who may call what of each app, and which secrets it may read. */
export function sidecarPolicyFiles({ apps }: Topology): GeneratedFile[] {
  return [
    ...apps.map((app) =>
      yamlFile(`${ACCESS}/${app.id}.yaml`, FROM, {
        apiVersion: 'dapr.io/v1alpha1',
        kind: 'Configuration',
        metadata: { name: app.id },
        spec: { accessControl: accessControl(app, 'default'), secrets: secretScopes(app) },
      }),
    ),
    kustomization(ACCESS, FROM, { resources: apps.map(({ id }) => `${id}.yaml`).toSorted() }),
  ];
}

/** Who proves to be allowed, by its certificate; what is not here is denied. */
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

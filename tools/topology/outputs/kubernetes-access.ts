import type { App } from '../model.ts';

/** The port on which sidecars call each other. */
const SIDECAR_PORT = 50002;

export const labelsOf = ({ id }: { id: string }) => ({ 'app.kubernetes.io/name': id });

/** Whom an app's sidecar is to the API server, and the secrets that it may get there: the app's own. */
export function serviceAccount({ id, secrets }: App): object[] {
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: id } };
  return secrets.length > 0 ? [account, ...mayGet(`${id}-secrets`, secrets, [id])] : [account];
}

/** Lets the accounts get these secrets, by name, and no other. */
export function mayGet(name: string, secrets: readonly string[], accounts: readonly string[]): object[] {
  return [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name },
      rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: secrets, verbs: ['get'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: accounts.map((account) => ({ kind: 'ServiceAccount', name: account })),
    },
  ];
}

/** Its sidecar is called by those of its callers, and calls those of the apps that it may call. */
export function callsPolicy(app: App, apps: readonly App[]): object {
  const callers = app.callers.map(({ id }) => id);
  const called = apps.filter(({ callers }) => callers.some(({ id }) => id === app.id)).map(({ id }) => id);
  const ports = [{ protocol: 'TCP', port: SIDECAR_PORT }];
  const pods = (ids: readonly string[]) => ids.map((id) => ({ podSelector: { matchLabels: labelsOf({ id }) } }));
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${app.id}-calls` },
    spec: {
      podSelector: { matchLabels: labelsOf(app) },
      policyTypes: ['Ingress', 'Egress'],
      ...(callers.length > 0 && { ingress: [{ from: pods(callers), ports }] }),
      ...(called.length > 0 && { egress: [{ to: pods(called), ports }] }),
    },
  };
}

/** What an app opens is found by a Service, and reached from where clients come in. */
export function openedPorts(app: App): object[] {
  const opened = app.ports.filter(({ name }) => app.opens.includes(name));
  if (opened.length === 0) return [];
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: app.id },
      spec: {
        selector: labelsOf(app),
        ports: opened.map(({ name, localPort }) => ({ name, port: localPort, targetPort: name })),
      },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `${app.id}-opens` },
      spec: {
        podSelector: { matchLabels: labelsOf(app) },
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [{ namespaceSelector: { matchLabels: { 'abonement.example/ingress': 'true' } } }],
            ports: opened.map(({ name }) => ({ protocol: 'TCP', port: name })),
          },
        ],
      },
    },
  ];
}

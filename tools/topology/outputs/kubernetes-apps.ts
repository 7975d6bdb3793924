import { kustomization, only, yamlFile, type GeneratedFile } from '../generated-file.ts';
import type { App, Topology } from '../model.ts';
import { inImage } from './image.ts';
import { callsPolicy, labelsOf, openedPorts, serviceAccount } from './kubernetes-access.ts';
import { BY_LAG } from './scale-by-lag.ts';
import { accessControl, configuration, secretScopes } from './sidecar-policies.ts';

const APPS = 'k8s/base/apps';
const FROM = 'dapr.yaml, contracts/ and apps/*/app.yaml';
/** Until Kustomize says which the namespace really is. */
const NAMESPACE = 'abonement';

/** A Deployment of each app, with what lets it scale and be drained. Patches of base/ add what all have. */
export function kubernetesAppFiles({ apps }: Topology): GeneratedFile[] {
  return [
    ...apps.map((app) =>
      yamlFile(
        `${APPS}/${app.id}.yaml`,
        FROM,
        [
          // One Configuration belongs to a sidecar here, so it has both.
          configuration(app, { accessControl: accessControl(app, NAMESPACE), secrets: secretScopes(app) }),
          ...serviceAccount(app),
          callsPolicy(app, apps),
          ...openedPorts(app),
          deployment(app),
          disruptionBudget(app),
          autoscaler(app),
        ].map((value) => ({ value })),
      ),
    ),
    kustomization(APPS, FROM, { resources: apps.map(({ id }) => `${id}.yaml`) }),
    namespaceOfCallers(apps),
  ];
}

/** A replacement of Kustomize: callers are known by the namespace in which all is. */
const namespaceOfCallers = (apps: readonly App[]): GeneratedFile =>
  yamlFile(
    `${APPS}/namespace-of-callers.yaml`,
    FROM,
    only({
      source: { kind: 'Namespace', fieldPath: 'metadata.name' },
      targets: apps
        .filter(({ callers }) => callers.length > 0)
        .map(({ id }) => ({
          select: { kind: 'Configuration', name: id },
          fieldPaths: ['spec.accessControl.policies.*.namespace'],
        })),
    }),
  );

const labelled = (app: App) => ({ matchLabels: labelsOf(app) });

/** By these an overlay knows who needs what of its servers. */
const needs = ({ sendsMail }: App) => (sendsMail ? { 'abonement.example/mail': 'true' } : {});

function deployment(app: App): object {
  const { id, image, ports, resources } = app;
  const appPort = ports[0];
  const healthPort = ports.find(({ name }) => name === 'health') ?? appPort;
  const portName = (port: typeof appPort) => (port === appPort ? app.protocol : port?.name);
  const probe = (path: string, more: object) => ({ httpGet: { path, port: portName(healthPort) }, ...more });
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: id, labels: { ...labelsOf(app), ...needs(app) } },
    spec: {
      selector: labelled(app),
      template: {
        metadata: {
          labels: { ...labelsOf(app), ...needs(app) },
          annotations: {
            'dapr.io/app-id': id,
            'dapr.io/app-port': String(appPort?.port),
            'dapr.io/app-protocol': app.protocol,
            'dapr.io/config': id,
            ...(app.healthCheck && {
              'dapr.io/enable-app-health-check': 'true',
              'dapr.io/app-health-check-path': app.healthCheck.path,
              'dapr.io/app-health-probe-interval': String(app.healthCheck.intervalSeconds),
              'dapr.io/app-health-probe-timeout': String(app.healthCheck.timeoutMs),
              'dapr.io/app-health-threshold': String(app.healthCheck.threshold),
            }),
          },
        },
        spec: {
          serviceAccountName: id,
          containers: [
            {
              name: 'app',
              image: image.name,
              command: [image.program, ...inImage(app, app.args)],
              ports: ports.map((port) => ({ name: portName(port), containerPort: port.port })),
              env: Object.entries(app.clusterEnvironment).map(([name, value]) => ({
                name,
                value,
              })),
              startupProbe: probe('/readyz', { periodSeconds: 2, failureThreshold: 60 }),
              livenessProbe: probe('/healthz', { periodSeconds: 10, timeoutSeconds: 3 }),
              readinessProbe: probe('/readyz', { periodSeconds: 5, timeoutSeconds: 3 }),
              resources: { requests: resources, limits: { memory: twice(resources.memory) } },
            },
          ],
        },
      },
    },
  };
}

const twice = (memory: string): string => `${Number.parseInt(memory, 10) * 2}Mi`;

const disruptionBudget = (app: App): object => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: app.id },
  spec: { maxUnavailable: 1, selector: labelled(app) },
});

const autoscaler = ({ id, replicas }: App): object => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: id, ...(replicas.scaleByLagOf !== undefined && { labels: { [BY_LAG]: 'true' } }) },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: id },
    minReplicas: replicas.min,
    maxReplicas: replicas.max,
    metrics: [
      {
        type: 'ContainerResource',
        containerResource: { name: 'cpu', container: 'app', target: { type: 'Utilization', averageUtilization: 70 } },
      },
    ],
  },
});

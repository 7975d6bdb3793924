import { kustomization, yamlFile, type GeneratedFile } from '../generated-file.ts';
import type { App, Topology } from '../model.ts';

const APPS = 'k8s/base/apps';
const FROM = 'dapr.yaml, apps/*/app.yaml';

/** A Deployment of each app, with what lets it scale and be drained. Patches of base/ add what all have. */
export function kubernetesAppFiles({ apps }: Topology): GeneratedFile[] {
  return [
    ...apps.map((app) =>
      yamlFile(
        `${APPS}/${app.id}.yaml`,
        FROM,
        [deployment(app), disruptionBudget(app), autoscaler(app)].map((value) => ({ value })),
      ),
    ),
    kustomization(APPS, FROM, { resources: apps.map(({ id }) => `${id}.yaml`) }),
  ];
}

const labelled = ({ id }: App) => ({ matchLabels: { 'app.kubernetes.io/name': id } });

function deployment(app: App): object {
  const { id, image, ports, resources } = app;
  const appPort = ports[0];
  const healthPort = ports.find(({ name }) => name === 'health') ?? appPort;
  const portName = (port: typeof appPort) => (port === appPort ? app.protocol : port?.name);
  const probe = (path: string, more: object) => ({ httpGet: { path, port: portName(healthPort) }, ...more });
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: id },
    spec: {
      selector: labelled(app),
      template: {
        metadata: {
          labels: { 'app.kubernetes.io/name': id },
          annotations: {
            'dapr.io/app-id': id,
            'dapr.io/app-port': String(appPort?.port),
            'dapr.io/app-protocol': app.protocol,
            'dapr.io/config': id,
            ...(app.healthCheck && {
              'dapr.io/enable-app-health-check': 'true',
              'dapr.io/app-health-check-path': app.healthCheck.path,
              'dapr.io/app-health-probe-interval': String(app.healthCheck.interval),
            }),
          },
        },
        spec: {
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

/** Arguments as the image's own working folder wants them: the app's folder, or that of all apps. */
export const inImage = ({ image, folder }: App, args: readonly string[]): string[] =>
  image.ownFolder ? [...args] : args.map((arg) => (arg.startsWith('dist/') ? `${folder}/${arg}` : arg));

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
  metadata: { name: id },
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

/** A Job for each database. */
export function kubernetesMigrationFiles(topology: Topology): GeneratedFile[] {
  const jobs = withDatabase(topology).map((app) => {
    const secret = `${app.service}-database-owner-url`;
    return {
      value: {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: `migrate-${app.service}` },
        spec: {
          template: {
            spec: {
              containers: [
                {
                  name: 'migrate',
                  image: app.image.name,
                  command: [app.image.program, ...inImage(app, app.migration)],
                  env: [{ name: 'DATABASE_OWNER_URL', valueFrom: { secretKeyRef: { name: secret, key: secret } } }],
                },
              ],
            },
          },
        },
      },
    };
  });
  return [yamlFile('k8s/migrations/migrations.yaml', FROM, jobs)];
}

/** An app of each service that has a database. */
export const withDatabase = ({ apps }: Topology): App[] =>
  apps
    .filter((app, index) => app.database && apps.findIndex(({ service }) => service === app.service) === index)
    .toSorted((one, other) => one.service.localeCompare(other.service));

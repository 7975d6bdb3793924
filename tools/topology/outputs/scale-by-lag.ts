import type { Broker } from '../broker-file.ts';
import { fill } from '../component-file.ts';
import { only, yamlFile, type GeneratedFile } from '../generated-file.ts';
import type { App, Topology } from '../model.ts';
import { TopologyError } from '../parse.ts';

/** The label of autoscalers that an overlay with this takes out. */
export const BY_LAG = 'abonement.example/scales-by-lag';

/** For brokers that tell KEDA how far a consumer is behind: an overlay that takes it scales those apps by that. */
export function scaleByLagFiles(topology: Topology, brokers: readonly Broker[]): GeneratedFile[] {
  const scaled = topology.apps.filter(({ replicas }) => replicas.scaleByLagOf !== undefined);
  return brokers.flatMap(({ choice, scaleByLag }) => {
    if (!scaleByLag) return [];
    const folder = `components/dapr/pubsub/${choice}/scale-by-lag`;
    const from = '../broker.yaml and apps/*/app.yaml';
    const objects = scaled.flatMap((app) => [authentication(app, scaleByLag), scaledObject(app, topology, scaleByLag)]);
    return [
      yamlFile(
        `${folder}/scale-by-lag.yaml`,
        from,
        objects.map((value) => ({ value })),
        'KEDA: one more replica for each so many messages that wait, and never none, since jobs and requests come there too.',
      ),
      yamlFile(
        `${folder}/kustomization.yaml`,
        from,
        only({
          apiVersion: 'kustomize.config.k8s.io/v1alpha1',
          kind: 'Component',
          resources: ['scale-by-lag.yaml'],
          // In place of the autoscalers by processor time.
          patches: [
            {
              target: { kind: 'HorizontalPodAutoscaler', labelSelector: `${BY_LAG}=true` },
              patch:
                'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: any }\n$patch: delete\n',
            },
          ],
        }),
      ),
    ];
  });
}

const authenticationOf = (app: string): string => `broker-of-${app}`;

/** By the app's own login at the broker. */
function authentication({ id }: App, { secrets }: NonNullable<Broker['scaleByLag']>): object {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: { name: authenticationOf(id) },
    spec: {
      secretTargetRef: Object.entries(secrets).map(([parameter, secret]) => {
        const name = fill(secret, { appID: id });
        return { parameter, name, key: name };
      }),
    },
  };
}

function scaledObject({ id, replicas }: App, { topics }: Topology, lag: NonNullable<Broker['scaleByLag']>): object {
  const topic = topics.find(({ address }) => address === replicas.scaleByLagOf);
  if (!topic?.subscribers.includes(id))
    throw new TopologyError(`${id} scales by how far it is behind in ${replicas.scaleByLagOf}, which it does not get.`);
  const placeholders = { appID: id, component: topic.component, topic: topic.address };
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: id },
    spec: {
      scaleTargetRef: { name: id },
      minReplicaCount: replicas.min,
      maxReplicaCount: replicas.max,
      triggers: [
        {
          type: lag.type,
          metadata: Object.fromEntries(
            Object.entries(lag.metadata).map(([key, value]) => [key, fill(value, placeholders)]),
          ),
          authenticationRef: { name: authenticationOf(id) },
        },
      ],
    },
  };
}

import type { Broker } from '../broker-file.ts';
import { kustomization, yamlFile, type GeneratedFile } from '../generated-file.ts';
import { componentOf, DEAD_LETTERS, deadLetterTopic, subscribersOf, type Topology } from '../model.ts';

const FOLDER = 'components/dapr/subscriptions';
const FROM = 'contracts/events/asyncapi.yaml';

/** As bytes: what a sidecar could not parse once, it could not parse as a dead letter either, and would never hand over. */
const RAW = { rawPayload: 'true' };

const metadataOf = (metadata: Record<string, string>) => (Object.keys(metadata).length > 0 ? { metadata } : {});

/** Who gets which topic, on which path of its own, and where goes what its sidecar cannot parse. */
export function subscriptionFiles(topology: Topology, brokers: readonly Broker[]): GeneratedFile[] {
  // The folder is the same for each broker, which passes over what is another's.
  const metadata = Object.fromEntries(brokers.flatMap(({ subscription }) => Object.entries(subscription)));
  const subscription = (
    app: string,
    component: string,
    topic: string,
    more: { deadLetterTopic: string } | { raw: true },
  ) => ({
    apiVersion: 'dapr.io/v2alpha1',
    kind: 'Subscription',
    metadata: { name: componentOf(app, component) },
    spec: {
      pubsubname: componentOf(app, component),
      topic,
      routes: { default: `/events/${component}` },
      ...('deadLetterTopic' in more && more),
      ...metadataOf({ ...metadata, ...('raw' in more && RAW) }),
    },
    scopes: [app],
  });
  const documents = subscribersOf(topology).flatMap((app) => [
    ...topology.topics
      .filter(({ subscribers }) => subscribers.includes(app))
      .map(({ component, address }) => ({
        value: subscription(app, component, address, { deadLetterTopic: deadLetterTopic(app) }),
      })),
    {
      comment: `What cannot be parsed comes back as it is to ${app}, which keeps it until an admin has seen to it.`,
      value: subscription(app, DEAD_LETTERS, deadLetterTopic(app), { raw: true }),
    },
  ]);
  return [
    yamlFile(`${FOLDER}/subscriptions.yaml`, FROM, documents),
    kustomization(FOLDER, FROM, { resources: ['subscriptions.yaml'] }),
  ];
}

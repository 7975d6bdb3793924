import type { Broker } from '../broker-file.ts';
import { component as pubsubComponent, type Settings } from '../component-file.ts';
import { kustomization, yamlFile, type GeneratedFile } from '../generated-file.ts';
import {
  componentOf,
  DEAD_LETTERS,
  deadLetterTopic,
  messagingApps,
  rightsOf,
  subscribersOf,
  topicsOf,
  type Rights,
  type Topology,
} from '../model.ts';
import { componentSecrets } from './component-secrets.ts';
import { natsUsers, streamOf } from './nats-users.ts';

/** For each app a component for each topic that it uses, and one for what it could not handle. */
export function topicFiles(topology: Topology, brokers: readonly Broker[]): GeneratedFile[] {
  return brokers.flatMap((broker) => {
    const folder = `components/dapr/pubsub/${broker.choice}`;
    const from = 'broker.yaml and contracts/events/asyncapi.yaml';
    const apps = messagingApps(topology);
    const access = componentSecrets({ folder, from, settings: broker.settings }, apps);
    return [
      yamlFile(
        `${folder}/topics.yaml`,
        from,
        apps.flatMap((app) => componentsOf(app, topology, broker)),
      ),
      ...(broker.streams
        ? [
            { path: `${folder}/streams/streams.json`, text: streams(topology, broker.streams, broker.settings) },
            natsUsers(`${folder}/streams/users.conf`, topology, broker.streams, broker.settings),
          ]
        : []),
      ...access.files,
      kustomization(folder, 'broker.yaml', {
        resources: ['topics.yaml', ...access.resources],
        ...(broker.streams && {
          configMapGenerator: [
            {
              name: 'streams',
              files: ['streams.json', 'create-streams.sh', 'users.conf', 'nats.conf'].map((file) => `streams/${file}`),
            },
          ],
          generatorOptions: { disableNameSuffixHash: true },
        }),
      }),
    ];
  });
}

function componentsOf(app: string, topology: Topology, broker: Broker): { comment: string; value: object }[] {
  const ofTopics = topicsOf(app, topology).map((topic) => ({
    comment: topic.description,
    value: appComponent(broker, app, topic.component, rightsOf(app, topic)),
  }));
  if (!subscribersOf(topology).includes(app)) return ofTopics;
  const own = { publish: [], subscribe: [deadLetterTopic(app)] };
  return [
    ...ofTopics,
    {
      comment: `What ${app} could not handle, for itself to read: the components of its topics put it there.`,
      value: appComponent(broker, app, DEAD_LETTERS, own),
    },
  ];
}

function appComponent(broker: Broker, app: string, component: string, { publish, subscribe }: Rights): object {
  const scopes: Settings = {
    protectedTopics: [...new Set([...publish, ...subscribe])].join(','),
    ...(publish.length > 0 && { publishingScopes: `${app}=${publish.join(',')}` }),
    subscriptionScopes: `${app}=${subscribe.join(',')}`,
  };
  return pubsubComponent(broker, {
    name: componentOf(app, component),
    placeholders: { component },
    secretPlaceholders: { appID: app },
    more: scopes,
    scopes: [app],
  });
}

/** For a broker whose component does not make what keeps its topics. */
function streams(
  topology: Topology,
  { events, deadLetters, names }: NonNullable<Broker['streams']>,
  settings: Settings,
): string {
  const pending = settings['maxAckPending'];
  const all = [
    { name: events.name, subjects: topology.topics.map(({ address }) => address), max_age_days: events.maxAgeDays },
    ...subscribersOf(topology).map((app) => ({
      name: streamOf(deadLetterTopic(app), app, { events, deadLetters, names }),
      subjects: [deadLetterTopic(app)],
      max_age_days: deadLetters.maxAgeDays,
    })),
  ];
  // Consumers that are there keep what they were made with, and their component refuses another value: whoever makes streams sets it.
  const consumers = typeof pending === 'string' ? { max_ack_pending: Number(pending) } : {};
  return JSON.stringify(all.map((stream) => ({ ...stream, ...consumers })));
}

import { component, type Settings } from '../component-file.ts';
import { componentSecrets } from './component-secrets.ts';
import { kustomization, yamlFile, type GeneratedFile } from '../generated-file.ts';
import { DEAD_LETTERS, deadLetterTopic, subscribersOf, type Topic, type Topology } from '../model.ts';
import type { Broker } from '../broker-file.ts';

/** A component for each topic, and one for what could not be handled. */
export function topicFiles(topology: Topology, brokers: readonly Broker[]): GeneratedFile[] {
  return brokers.flatMap((broker) => {
    const folder = `components/dapr/pubsub/${broker.choice}`;
    const from = 'broker.yaml and contracts/events/asyncapi.yaml';
    const apps = topology.topics.flatMap(({ publishers, subscribers }) => [...publishers, ...subscribers]);
    const access = componentSecrets({ folder, from, settings: broker.settings }, apps);
    return [
      yamlFile(`${folder}/topics.yaml`, from, [
        ...topology.topics.map((topic) => ({
          comment: topic.description,
          value: topicComponent(broker, topic.component, scopesOf(topic)),
        })),
        {
          comment: 'What an app could not handle, for itself to read: the components of topics put it there.',
          value: topicComponent(broker, DEAD_LETTERS, deadLetterScopes(topology)),
        },
      ]),
      ...(broker.streams
        ? [{ path: `${folder}/streams/streams.json`, text: streams(topology, broker.streams, broker.settings) }]
        : []),
      ...access.files,
      kustomization(folder, 'broker.yaml', {
        resources: ['topics.yaml', ...access.resources],
        ...(broker.streams && {
          configMapGenerator: [{ name: 'streams', files: ['streams/streams.json', 'streams/create-streams.sh'] }],
          generatorOptions: { disableNameSuffixHash: true },
        }),
      }),
    ];
  });
}

type Scopes = { publish: readonly Right[]; subscribe: readonly Right[] };
type Right = { app: string; topic: string };

/** Least privilege: who publishes and subscribes, and nobody else. A subscriber's sidecar publishes its own dead letters. */
const scopesOf = (topic: Topic): Scopes => ({
  publish: [
    ...topic.publishers.map((app) => ({ app, topic: topic.address })),
    ...topic.subscribers.map((app) => ({ app, topic: deadLetterTopic(app) })),
  ],
  subscribe: topic.subscribers.map((app) => ({ app, topic: topic.address })),
});

const deadLetterScopes = (topology: Topology): Scopes => ({
  publish: [],
  subscribe: subscribersOf(topology).map((app) => ({ app, topic: deadLetterTopic(app) })),
});

function topicComponent(broker: Broker, name: string, { publish, subscribe }: Scopes): object {
  const scopes: Settings = {
    protectedTopics: [...new Set([...publish, ...subscribe].map(({ topic }) => topic))].join(','),
    ...(publish.length > 0 && { publishingScopes: asScopes(publish) }),
    subscriptionScopes: asScopes(subscribe),
  };
  return component(broker, {
    name,
    placeholders: { component: name },
    more: scopes,
    scopes: [...new Set([...publish, ...subscribe].map(({ app }) => app))],
  });
}

/** As Dapr reads it: `loans=loan.events;users=dead.users`, several topics of an app divided by commas. */
function asScopes(rights: readonly Right[]): string {
  const apps = [...new Set(rights.map(({ app }) => app))];
  const topicsOf = (app: string) => rights.filter((right) => right.app === app).map(({ topic }) => topic);
  return apps.map((app) => `${app}=${topicsOf(app).join(',')}`).join(';');
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
      name: names[deadLetterTopic(app)] ?? deadLetters.name.replace('{APP}', app.toUpperCase().replaceAll('-', '_')),
      subjects: [deadLetterTopic(app)],
      max_age_days: deadLetters.maxAgeDays,
    })),
  ];
  // Consumers that are there keep what they were made with, and their component refuses another value: whoever makes streams sets it.
  const consumers = typeof pending === 'string' ? { max_ack_pending: Number(pending) } : {};
  return JSON.stringify(all.map((stream) => ({ ...stream, ...consumers })));
}

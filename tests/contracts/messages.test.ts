import { readdirSync, readFileSync } from 'node:fs';
import { Parser, fromFile } from '@asyncapi/parser';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { schemas, subscribers, topics } from '#contracts/events.ts';

test('the AsyncAPI document is valid', async () => {
  const { diagnostics } = await fromFile(new Parser(), 'contracts/events/asyncapi.yaml').parse();
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
});

test('each message has a schema and a topic', () => {
  expect(Object.keys(topics).sort()).toEqual(Object.keys(schemas).sort());
});

type Component = { metadata: { name: string }; spec: { metadata: { name: string; value?: string }[] } };

/** What a choice of pub/sub says of a component: which app may do what with which topics. */
function scopesOf(choice: string, component: string) {
  const documents = parseAllDocuments(readFileSync(`components/dapr/pubsub/${choice}/topics.yaml`, 'utf8'));
  const found = documents.map((one) => one.toJS() as Component).find(({ metadata }) => metadata.name === component);
  const field = (name: string) => found?.spec.metadata.find((entry) => entry.name === name)?.value ?? '';
  return { send: field('publishingScopes').split(';'), receive: field('subscriptionScopes').split(';') };
}

test.each(readdirSync('components/dapr/pubsub'))(
  'who publishes and subscribes in the contract may, by the components of %s, and nobody else',
  (choice) => {
    type Operation = { action: 'send' | 'receive'; channel: { $ref: string } };
    const { operations, channels } = parse(readFileSync('contracts/events/asyncapi.yaml', 'utf8')) as {
      operations: Record<string, Operation>;
      channels: Record<string, { address: string }>;
    };
    const contracted = { send: [] as string[], receive: [] as string[] };
    const allowed = { send: [] as string[], receive: [] as string[] };
    for (const component of Object.keys(channels)) {
      const scopes = scopesOf(choice, component);
      for (const action of ['send', 'receive'] as const)
        allowed[action].push(...scopes[action].filter((scope) => !scope.includes('=dead.')));
    }
    for (const [name, { action, channel }] of Object.entries(operations)) {
      const component = channel.$ref.replace('#/channels/', '');
      contracted[action].push(`${name.split('-')[0]}=${channels[component]?.address}`);
    }
    expect({ send: allowed.send.sort(), receive: allowed.receive.sort() }).toEqual({
      send: contracted.send.sort(),
      receive: contracted.receive.sort(),
    });
  },
);

test('each subscription of the contract is in the components, with dead letters that its app reads', () => {
  const { operations } = parse(readFileSync('contracts/events/asyncapi.yaml', 'utf8')) as {
    operations: Record<string, { action: string; channel: { $ref: string } }>;
  };
  for (const [name, { action, channel }] of Object.entries(operations)) {
    if (action !== 'receive') continue;
    const app = name.split('-')[0] ?? '';
    const component = channel.$ref.replace('#/channels/', '');
    const subscription: unknown = parse(readFileSync(`components/dapr/subscriptions/${app}-${component}.yaml`, 'utf8'));
    expect(subscription).toMatchObject({ spec: { deadLetterTopic: `dead.${app}` }, scopes: [app] });
    const back: unknown = parse(readFileSync(`components/dapr/subscriptions/${app}-dead-letters.yaml`, 'utf8'));
    expect(back).toMatchObject({ spec: { topic: `dead.${app}`, pubsubname: 'dead-letters' }, scopes: [app] });
  }
});

test('each app has a stream of its own for its dead letters: several may fail at the same event, and a stream takes its id once', () => {
  const streams = JSON.parse(readFileSync('components/dapr/pubsub/jetstream/streams/streams.json', 'utf8')) as {
    subjects: string[];
  }[];
  const ofDeadLetters = streams.filter(({ subjects: [first] }) => first?.startsWith('dead.'));
  expect(ofDeadLetters.map(({ subjects }) => subjects.join()).sort()).toEqual(subscribers.map((app) => `dead.${app}`));
});

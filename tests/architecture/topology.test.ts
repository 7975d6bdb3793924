import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { subscribers } from '#contracts/events.ts';

// What tools/topology has written, as the sidecars of this checkout read it.

const documents = <S extends z.ZodType>(file: string, schema: S): z.output<S>[] =>
  parseAllDocuments(readFileSync(file, 'utf8')).map((document) => schema.parse(document.toJS()));

const { operations, channels } = z
  .object({
    operations: z.record(z.string(), z.object({ action: z.string(), channel: z.object({ $ref: z.string() }) })),
    channels: z.record(z.string(), z.object({ address: z.string() })),
  })
  .parse(parse(readFileSync('contracts/events/asyncapi.yaml', 'utf8')));

/** As the contract has it: which app does what with which topic. */
const contracted = Object.entries(operations).map(([name, { action, channel }]) => {
  const component = channel.$ref.replace('#/channels/', '');
  return { app: name.split(`-${action}s-`)[0] ?? '', action, component, topic: channels[component]?.address ?? '' };
});

const topicComponent = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({ metadata: z.array(z.object({ name: z.string(), value: z.string().optional() })) }),
});

test.each(readdirSync('components/dapr/pubsub'))(
  'who publishes and subscribes in the contract may, by the components of %s, and nobody else',
  (choice) => {
    const components = documents(`components/dapr/pubsub/${choice}/topics.yaml`, topicComponent);
    const allowed = (setting: string) =>
      components
        .flatMap(({ spec }) => spec.metadata.find(({ name }) => name === setting)?.value?.split(';') ?? [])
        .filter((scope) => !scope.includes('=dead.'));
    const may = (wanted: string) =>
      contracted.filter(({ action }) => action === wanted).map(({ app, topic }) => `${app}=${topic}`);
    expect(allowed('publishingScopes').sort()).toEqual(may('send').sort());
    expect(allowed('subscriptionScopes').sort()).toEqual(may('receive').sort());
  },
);

test('each subscription of the contract is one of the sidecars, with dead letters that its app reads', () => {
  const subscription = z.object({
    spec: z.object({ pubsubname: z.string(), topic: z.string(), deadLetterTopic: z.string().optional() }),
    scopes: z.array(z.string()),
  });
  const found = documents('components/dapr/subscriptions/subscriptions.yaml', subscription).map(({ spec, scopes }) => ({
    app: scopes.join(),
    component: spec.pubsubname,
    topic: spec.topic,
    dead: spec.deadLetterTopic,
  }));
  const wanted = [
    ...contracted
      .filter(({ action }) => action === 'receive')
      .map(({ app, component, topic }) => ({ app, component, topic, dead: `dead.${app}` })),
    ...subscribers.map((app) => ({ app, component: 'dead-letters', topic: `dead.${app}`, dead: undefined })),
  ];
  const byName = (one: { app: string; component: string }, other: typeof one) =>
    `${one.app} ${one.component}`.localeCompare(`${other.app} ${other.component}`);
  expect(found.sort(byName)).toEqual(wanted.sort(byName));
});

test('each app has a stream of its own for its dead letters: several may fail at the same event, and a stream takes its id once', () => {
  const streams = z
    .array(z.object({ subjects: z.array(z.string()) }))
    .parse(JSON.parse(readFileSync('components/dapr/pubsub/jetstream/streams/streams.json', 'utf8')));
  const ofDeadLetters = streams.filter(({ subjects: [first] }) => first?.startsWith('dead.'));
  expect(ofDeadLetters.map(({ subjects }) => subjects.join()).sort()).toEqual(subscribers.map((app) => `dead.${app}`));
});

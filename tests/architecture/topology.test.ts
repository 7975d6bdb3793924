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
  spec: z.object({
    metadata: z.array(
      z.object({
        name: z.string(),
        value: z.string().optional(),
        secretKeyRef: z.object({ name: z.string() }).optional(),
      }),
    ),
  }),
  scopes: z.array(z.string()),
});

test.each(readdirSync('components/dapr/pubsub'))(
  'who publishes and subscribes in the contract may, by the components of %s, and nobody else',
  (choice) => {
    const components = documents(`components/dapr/pubsub/${choice}/topics.yaml`, topicComponent);
    const allowed = (setting: string) =>
      components
        .flatMap(({ spec }) => {
          const [app, topics = ''] = spec.metadata.find(({ name }) => name === setting)?.value?.split('=') ?? [];
          return topics.split(',').map((topic) => `${app}=${topic}`);
        })
        .filter((scope) => !scope.includes('=dead.') && !scope.endsWith('='));
    const may = (wanted: string) =>
      contracted.filter(({ action }) => action === wanted).map(({ app, topic }) => `${app}=${topic}`);
    expect(allowed('publishingScopes').sort()).toEqual(may('send').sort());
    expect(allowed('subscriptionScopes').sort()).toEqual(may('receive').sort());
  },
);

test.each(readdirSync('components/dapr/pubsub'))(
  'at %s each app has a login of its own, which no other app gets',
  (choice) => {
    const components = documents(`components/dapr/pubsub/${choice}/topics.yaml`, topicComponent);
    const passwords = components.flatMap(({ metadata, spec, scopes }) => {
      expect(
        scopes.map((app) => metadata.name.startsWith(`${app}-`)),
        metadata.name,
      ).toEqual([true]);
      const secrets = spec.metadata.flatMap(({ secretKeyRef }) => secretKeyRef?.name ?? []);
      return secrets
        .filter((name) => /password|url|token/.test(name))
        .map((secret) => ({ app: scopes.join(), secret }));
    });
    expect(passwords.length).toBe(components.length);
    for (const { app, secret } of passwords) expect(secret.startsWith(`${app}-`), secret).toBe(true);
    const access = readFileSync(`components/dapr/pubsub/${choice}/secret-access.yaml`, 'utf8');
    const roles = parseAllDocuments(access).map((document): unknown => document.toJS());
    for (const { app, secret } of passwords) {
      const readers = roles.filter((role) => JSON.stringify(role).includes(`"${secret}"`));
      expect(readers).toMatchObject([{ kind: 'Role', metadata: { name: `pubsub-${choice}-secrets-of-${app}` } }]);
    }
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
      .map(({ app, component, topic }) => ({ app, component: `${app}-${component}`, topic, dead: `dead.${app}` })),
    ...subscribers.map((app) => ({ app, component: `${app}-dead-letters`, topic: `dead.${app}`, dead: undefined })),
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

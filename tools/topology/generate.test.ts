import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { drift, write } from './checkout.ts';
import { generate } from './generate.ts';
import type { Sources } from './sources.ts';

/** What dapr.yaml says of each sidecar, and nothing here depends on. */
const SIDECAR_PORTS = 'daprHTTPPort: 1, daprGRPCPort: 2, daprInternalGRPCPort: 3, metricsPort: 4';

/** A desk that publishes to a shop, and a door that lets clients in: the smallest system that has one of everything. */
const small: Sources = {
  daprYaml: `
common:
  resourcesPaths: [components/dapr/pubsub/queue]
  configFilePath: configuration.yaml
  env: { TIME_ZONE: Europe/Moscow }
apps:
  - { appID: desk, appDirPath: apps/desk, command: [node, dist/main.js], appPort: 1001, ${SIDECAR_PORTS}, env: { APP_PORT: '1001' } }
  - { appID: shop, appDirPath: apps/shop, command: [node, dist/main.js], appPort: 1002, ${SIDECAR_PORTS}, env: { APP_PORT: '1002' } }
  - { appID: door, appDirPath: apps/door, command: [node, dist/main.js], appPort: 1003, ${SIDECAR_PORTS}, env: { APP_PORT: '1003' } }
`,
  asyncapi: `
channels:
  sales: { address: sales.events, description: What was sold. }
operations:
  desk-sends-sales: { action: send, channel: { $ref: '#/channels/sales' } }
  shop-receives-sales: { action: receive, channel: { $ref: '#/channels/sales' } }
`,
  openapi: {
    desk: `
paths:
  /sales: { get: { operationId: listSales }, post: { operationId: sell } }
  /sales/{id}: { delete: { operationId: cancel } }
  /internal/stock/check: { post: { operationId: checkStock, x-internal: [shop] } }
`,
    shop: `paths: { /shelves: { get: { operationId: listShelves } } }`,
    door: `paths: {}`,
    'personal-data': `paths: { /internal/personal-data: { get: { operationId: tell, x-internal: [door] } } }`,
    erasures: `paths: { /internal/erasures: { get: { operationId: look, x-internal: [shop] } } }`,
    'dead-letters': `paths: { /internal/dead-letters: { get: { operationId: list, x-internal: [door] } } }`,
  },
  protos: {},
  appFiles: {
    'apps/desk': appFile('desk', 'database: true\n', "secrets: [till-key], jobs: { tidy: '@every 1h' }"),
    'apps/shop': appFile('shop', 'database: true\n', 'stores: { cache: own }'),
    'apps/door': appFile('door', '', 'entrance: true'),
  },
  brokers: {
    queue: `
component: pubsub.queue
version: v1
settings: { url: { secret: '{appID}-queue-url' }, durableName: '{appID}-{component}' }
streams: { events: { name: ALL, maxAgeDays: 2 }, deadLetters: { name: 'DEAD_{APP}', maxAgeDays: 9 } }
`,
  },
  stateStores: { memory: `{ component: state.memory, version: v1, settings: { table: '{table}' } }` },
  bindings: {},
  resiliency: `
policies: { timeouts: { request: 10s } }
eachApp: { timeout: request }
eachTopic: { inbound: { timeout: request } }
deadLetters: { inbound: { timeout: request } }
eachStore: { outbound: { timeout: request } }
`,
  composeServers: 'x-before: { apps: [queue-ready], migrations: [] }',
  releases: '{ daprd: { version: 1.2.3 } }',
};

function appFile(id: string, service: string, more: string): string {
  return `${service}apps:\n  ${id}: { replicas: { min: 1, max: 2 }, resources: { cpu: 1m, memory: 10Mi }, ${more} }\n`;
}

/** The same with one more app, which listens to sales, calls the desk and has a job of its own. */
const withCafe: Sources = {
  ...small,
  daprYaml: `${small.daprYaml}  - { appID: cafe, appDirPath: apps/cafe, command: [node, dist/main.js], appPort: 1004, ${SIDECAR_PORTS}, env: { APP_PORT: '1004' } }\n`,
  asyncapi: `${small.asyncapi}  cafe-receives-sales: { action: receive, channel: { $ref: '#/channels/sales' } }\n`,
  openapi: { ...small.openapi, cafe: 'paths: { /tables: { get: { operationId: listTables } } }' },
  appFiles: {
    ...small.appFiles,
    'apps/cafe': appFile(
      'cafe',
      'database: true\n',
      "calls: { desk: [listSales] }, jobs: { brew: '@every 1m' }, stores: { cache: own }",
    ),
  },
};

async function generated(sources: Sources): Promise<Map<string, string>> {
  return new Map((await generate(sources)).map(({ path, text }) => [path, text]));
}

const documents = (text = ''): unknown[] => parseAllDocuments(text).map((document): unknown => document.toJS());

test('the pages call an app as its app.yaml does', async () => {
  const desk = appFile('desk', '', "title: { ru: 'Выдача', en: Lending }");
  const files = await generated({ ...small, appFiles: { ...small.appFiles, 'apps/desk': desk } });
  expect(files.get('packages/contracts/generated/app-titles.ts')).toContain("desk: { ru: 'Выдача', en: 'Lending' }");
});

test('whoever follows an erasure knows each service that has a database', async () => {
  const files = await generated(withCafe);
  expect(files.get('packages/contracts/generated/apps-with-data.ts')).toContain("= ['desk', 'shop', 'cafe'];");
});

describe('one more app', () => {
  test('is in each file that must know it, and in no other', async () => {
    const [before, after] = await Promise.all([generated(small), generated(withCafe)]);
    const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(changed.sort()).toEqual(
      [
        'components/dapr/bindings/cron/brew.yaml',
        'components/dapr/bindings/cron/kustomization.yaml',
        'components/dapr/broker-rights.yaml',
        'components/dapr/pubsub/queue/secret-access.yaml',
        'components/dapr/pubsub/queue/streams/streams.json',
        'components/dapr/pubsub/queue/streams/users.conf',
        'components/dapr/pubsub/queue/topics.yaml',
        'components/dapr/resiliency/resiliency.yaml',
        'components/dapr/state/memory/stores.yaml',
        'components/dapr/subscriptions/subscriptions.yaml',
        'components/dapr/zero-trust/cafe.yaml',
        'components/dapr/zero-trust/desk.yaml',
        'components/dapr/secret-scopes/cafe.yaml',
        'compose.yaml',
        'k8s/base/apps/cafe.yaml',
        // Who may call it, and whom it may call.
        'k8s/base/apps/desk.yaml',
        'k8s/base/apps/door.yaml',
        'k8s/base/apps/shop.yaml',
        'k8s/base/apps/namespace-of-callers.yaml',
        'k8s/base/apps/kustomization.yaml',
        'k8s/migrations/migrations.yaml',
        'packages/contracts/generated/apps-with-data.ts',
      ].sort(),
    );
  });

  test('subscribes, and its own sidecar may publish what it could not handle', async () => {
    const files = await generated(withCafe);
    expect(documents(files.get('components/dapr/subscriptions/subscriptions.yaml'))).toContainEqual(
      expect.objectContaining({
        spec: {
          pubsubname: 'cafe-sales',
          topic: 'sales.events',
          routes: { default: '/events/sales' },
          deadLetterTopic: 'dead.cafe',
        },
        scopes: ['cafe'],
      }),
    );
    const components = documents(files.get('components/dapr/pubsub/queue/topics.yaml'));
    const named = (name: string, app: string) => ({ metadata: { name }, scopes: [app] });
    expect(components).toMatchObject([
      named('cafe-sales', 'cafe'),
      named('cafe-dead-letters', 'cafe'),
      named('desk-sales', 'desk'),
      named('shop-sales', 'shop'),
      named('shop-dead-letters', 'shop'),
    ]);
    expect(components[0]).toMatchObject({
      spec: {
        metadata: [
          { name: 'url', secretKeyRef: { name: 'cafe-queue-url', key: 'cafe-queue-url' } },
          { name: 'durableName', value: '{appID}-sales' },
          { name: 'protectedTopics', value: 'dead.cafe,sales.events' },
          { name: 'publishingScopes', value: 'cafe=dead.cafe' },
          { name: 'subscriptionScopes', value: 'cafe=sales.events' },
        ],
      },
    });
  });

  test('has a login of its own, which publishes to its topics and reads its own consumers alone', async () => {
    const files = await generated(withCafe);
    const [, cafe = ''] =
      /user: cafe,(.*?)\n    }\n/s.exec(files.get('components/dapr/pubsub/queue/streams/users.conf') ?? '') ?? [];
    expect(cafe.match(/"[^"]+"/g)).toEqual([
      '"dead.cafe"',
      '"$JS.API.STREAM.NAMES"',
      '"$JS.API.CONSUMER.INFO.ALL.cafe-sales"',
      '"$JS.API.CONSUMER.CREATE.ALL.cafe-sales.sales.events"',
      '"$JS.ACK.ALL.cafe-sales.>"',
      '"$JS.API.CONSUMER.INFO.DEAD_CAFE.cafe-dead-letters"',
      '"$JS.API.CONSUMER.CREATE.DEAD_CAFE.cafe-dead-letters.dead.cafe"',
      '"$JS.ACK.DEAD_CAFE.cafe-dead-letters.>"',
      '"_INBOX.>"',
      '"_INBOX.> cafe"',
    ]);
    expect(cafe).toContain('password: $CAFE_NATS_PASSWORD');
  });
});

test('an app may call what it says, what names it, and the entrance what is public', async () => {
  const files = await generated(withCafe);
  const { spec } = parse(files.get('components/dapr/zero-trust/desk.yaml') ?? '') as {
    spec: { accessControl: { policies: { appId: string; operations: unknown }[] } };
  };
  const allowed = Object.fromEntries(spec.accessControl.policies.map(({ appId, operations }) => [appId, operations]));
  expect(allowed).toEqual({
    shop: [
      { name: '/internal/stock/check', httpVerb: ['POST'], action: 'allow' },
      { name: '/internal/erasures', httpVerb: ['GET'], action: 'allow' },
    ],
    // One path covers what is below it, so it has the verbs of all.
    door: [
      { name: '/sales', httpVerb: ['GET', 'POST', 'DELETE'], action: 'allow' },
      { name: '/internal/personal-data', httpVerb: ['GET'], action: 'allow' },
    ],
    cafe: [{ name: '/sales', httpVerb: ['GET'], action: 'allow' }],
  });
});

test('what an app opens is reached from outside, and nothing else of it; it needs no contract', async () => {
  const { desk = '', shop = '' } = small.openapi;
  const files = await generated({
    ...small,
    daprYaml: small.daprYaml.replace(
      "{ APP_PORT: '1003' }",
      "{ APP_PORT: '1003', BELL_PORT: '1004', HEALTH_PORT: '1005' }",
    ),
    openapi: { desk, shop },
    appFiles: { ...small.appFiles, 'apps/door': appFile('door', '', 'opens: [bell]') },
  });
  const { services } = parse(files.get('compose.yaml') ?? '') as { services: Record<string, { ports?: string[] }> };
  expect([services['door']?.ports, services['desk']?.ports]).toEqual([['127.0.0.1:1004:8081'], undefined]);
  const manifests = documents(files.get('k8s/base/apps/door.yaml'));
  expect(manifests).toContainEqual(
    expect.objectContaining({
      kind: 'Service',
      spec: {
        selector: { 'app.kubernetes.io/name': 'door' },
        ports: [{ name: 'bell', port: 1004, targetPort: 'bell' }],
      },
    }),
  );
  expect(manifests).toContainEqual(
    expect.objectContaining({
      kind: 'NetworkPolicy',
      metadata: { name: 'door-opens' },
      spec: expect.objectContaining({
        ingress: [expect.objectContaining({ ports: [{ protocol: 'TCP', port: 'bell' }] })],
      }) as unknown,
    }),
  );
});

test('a choice that is like another has its settings, but for its own', async () => {
  const brokers = { ...small.brokers, 'queue-tls': "{ like: queue, settings: { durableName: plain, tls: 'true' } }" };
  const files = await generated({ ...small, brokers });
  expect(documents(files.get('components/dapr/pubsub/queue-tls/topics.yaml'))[0]).toMatchObject({
    spec: {
      type: 'pubsub.queue',
      metadata: expect.arrayContaining([
        { name: 'url', secretKeyRef: { name: 'desk-queue-url', key: 'desk-queue-url' } },
        { name: 'durableName', value: 'plain' },
        { name: 'tls', value: 'true' },
      ]) as unknown[],
    },
  });
});

describe('what does not fit together is refused, in words that say where', () => {
  test.each<[string, Partial<Sources>, string]>([
    [
      'an app without its file',
      { appFiles: { 'apps/desk': small.appFiles['apps/desk'] ?? '', 'apps/shop': small.appFiles['apps/shop'] ?? '' } },
      'apps/door/app.yaml is missing',
    ],
    [
      'an unknown word in it',
      { appFiles: { ...small.appFiles, 'apps/door': appFile('door', '', 'secret: [a]') } },
      'apps/door/app.yaml:\n  apps.door: Unrecognized key: "secret"',
    ],
    [
      'opening a port that the app does not have',
      { appFiles: { ...small.appFiles, 'apps/door': appFile('door', '', 'opens: [bell]') } },
      'door opens bell, but dapr.yaml gives it no such port',
    ],
    [
      'a call of what no contract has',
      { appFiles: { ...small.appFiles, 'apps/door': appFile('door', '', 'calls: { desk: [fly] }') } },
      'door calls fly of desk, which its contract does not have',
    ],
    [
      'a call of what is internal to others',
      { appFiles: { ...small.appFiles, 'apps/door': appFile('door', '', 'calls: { desk: [checkStock] }') } },
      'x-internal in its contract says who may call it',
    ],
    [
      'an operation that is internal to no app',
      { openapi: { ...small.openapi, shop: 'paths: { /x: { get: { operationId: x, x-internal: [ghost] } } }' } },
      'The contract of shop: x is internal to ghost, which is no app',
    ],
    [
      'an operation without a name',
      { openapi: { ...small.openapi, shop: 'paths: { /x: { get: {} } }' } },
      'contracts/openapi/shop.yaml:\n  paths./x.get.operationId',
    ],
    [
      'a subscriber that is no app',
      { asyncapi: (small.asyncapi ?? '').replaceAll('shop-', 'shed-') },
      'shed of sales.events is no app of dapr.yaml',
    ],
    [
      'two schedules of one job',
      {
        appFiles: {
          ...small.appFiles,
          'apps/door': appFile('door', '', "entrance: true, jobs: { tidy: '@every 9h' }"),
        },
      },
      'desk, door differ in the schedule of tidy',
    ],
    [
      'scaling by a topic that the app does not get',
      {
        appFiles: {
          ...small.appFiles,
          'apps/door':
            'apps: { door: { replicas: { min: 1, max: 2, scaleByLagOf: sales.events }, resources: { cpu: 1m, memory: 1Mi } } }',
        },
        brokers: {
          queue: `${small.brokers['queue'] ?? ''}\nscaleByLag: { type: queue, metadata: {}, secrets: {} }`,
        },
      },
      'door scales by how far it is behind in sales.events, which it does not get',
    ],
    [
      'a number where Dapr wants a text',
      { stateStores: { memory: '{ component: state.memory, version: v1, settings: { size: 3 } }' } },
      'components/dapr/state/memory/store.yaml:\n  settings.size: is neither a text',
    ],
  ])('%s', async (_what, wrong, words) => {
    await expect(generate({ ...small, ...wrong })).rejects.toThrow(words);
  });
});

describe('in a checkout', () => {
  const folder = mkdtempSync(join(tmpdir(), 'topology-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('an edited, a missing and a left-over file are found, and set right by the next run', async () => {
    mkdirSync(folder, { recursive: true });
    write(folder, await generate(withCafe));
    const files = await generate(small);
    const topics = 'components/dapr/pubsub/queue/topics.yaml';
    write(folder, files);
    expect(drift(folder, files)).toEqual([]);

    writeFileSync(join(folder, topics), readFileSync(join(folder, topics), 'utf8').replace('shop=', 'thief='));
    rmSync(join(folder, 'compose.yaml'));
    writeFileSync(
      join(folder, 'components/dapr/bindings/cron/brew.yaml'),
      (await generated(withCafe)).get('components/dapr/bindings/cron/brew.yaml') ?? '',
    );
    writeFileSync(join(folder, 'components/dapr/bindings/cron/by-hand.yaml'), '# Of a person.\n');
    expect(drift(folder, files)).toEqual(['components/dapr/bindings/cron/brew.yaml', topics, 'compose.yaml']);

    write(folder, files);
    expect(drift(folder, files)).toEqual([]);
    expect(readFileSync(join(folder, 'components/dapr/bindings/cron/by-hand.yaml'), 'utf8')).toContain('person');
  });
});

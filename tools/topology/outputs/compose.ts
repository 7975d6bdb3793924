import { z } from 'zod';
import { healthCheckFlags } from '../../fleet/health-check.ts';
import { MARK, type GeneratedFile } from '../generated-file.ts';
import type { App, Topology } from '../model.ts';
import { parseFile } from '../parse.ts';
import type { Sources } from '../sources.ts';
import { toYaml } from '../yaml.ts';
import { inImage } from './image.ts';
import { withDatabase } from './migrations.ts';

const servers = z.looseObject({
  'x-before': z.strictObject({ apps: z.array(z.string()), migrations: z.array(z.string()) }),
});
type Before = z.output<typeof servers>['x-before'];

const NOTICE = `${MARK.slice(2)}dapr.yaml, apps/*/app.yaml.
The library in containers, each app with its own sidecar: for those who prefer it.
  npm run secrets -- --for compose
  docker compose up --build
Then http://127.0.0.1:8088/api/v1, and the inbox at http://127.0.0.1:1080. To swap a component, change one line of resourcesPaths in
dapr.yaml, as pubsub/jetstream to pubsub/rabbitmq, and the server in compose.servers.yaml.`;

/** Multicast DNS works on the one network of the containers. */
const CONFIGURATION = '/app/components/dapr/discovery/mdns/configuration.yaml';

/** The one that the set-up downloads, too. */
const releases = z.looseObject({ daprd: z.looseObject({ version: z.string() }) });

/** What several services share. */
const sharedBy = (daprVersion: string) => ({
  app: {
    image: 'abonement',
    build: { context: '.', target: 'apps' },
    restart: 'unless-stopped',
    read_only: true,
    tmpfs: ['/tmp'],
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
  },
  // Shares the network of its app, so that the app need not listen to anybody else.
  sidecar: {
    image: `daprio/daprd:${daprVersion}`,
    restart: 'unless-stopped',
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    volumes: [
      './components:/app/components:ro',
      './.abonement/compose/main/secrets.json:/app/.abonement/main/secrets.json:ro',
    ],
  },
});

/** The apps and their sidecars; it includes compose.servers.yaml. */
export function composeFile(topology: Topology, sources: Pick<Sources, 'composeServers' | 'releases'>): GeneratedFile {
  const before = parseFile('compose.servers.yaml', servers, sources.composeServers)['x-before'];
  const { version } = parseFile('tools/releases.json', releases, sources.releases).daprd;
  const messaging = new Set(topology.topics.flatMap(({ publishers, subscribers }) => [...publishers, ...subscribers]));
  const value = {
    name: 'abonement',
    include: ['compose.servers.yaml'],
    ...Object.fromEntries(Object.entries(sharedBy(version)).map(([name, content]) => [`x-${name}`, content])),
    services: {
      ...Object.fromEntries(
        topology.apps.flatMap((app) => [
          [app.id, appService(app, messaging.has(app.id) ? before.apps : [])],
          [`${app.id}-daprd`, sidecarService(app, topology.resourcesPaths)],
        ]),
      ),
      ...Object.fromEntries(
        withDatabase(topology).map((app) => [migrationOf(app), migrationService(app, before.migrations)]),
      ),
    },
  };
  return { path: 'compose.yaml', text: withAnchors(toYaml(NOTICE, [{ value }])) };
}

const migrationOf = ({ service }: App): string => `migrate-${service}`;

function appService(app: App, mustHaveEnded: Before['apps']): object {
  const ended = [...(app.database ? [migrationOf(app)] : []), ...mustHaveEnded];
  return {
    ...like('app'),
    ...ownImage(app),
    command: inImage(app, app.args),
    environment: {
      ...app.environment,
      DAPR_HTTP_PORT: '3500',
      DAPR_GRPC_PORT: '50001',
      ...(app.entrance && { APP_HOST: '0.0.0.0' }),
    },
    env_file: [tokens(app)],
    ...(forClients(app).length > 0 && { ports: forClients(app) }),
    ...(ended.length > 0 && { depends_on: completed(ended) }),
  };
}

/** Of an entrance, all but the platform's own; of another app, what it opens. */
const forClients = ({ ports, entrance, opens }: App): string[] =>
  ports
    .filter(({ name }) => (entrance ? name !== 'health' : opens.includes(name)))
    .map(({ port, localPort }) => `127.0.0.1:${localPort}:${port}`);

function sidecarService(app: App, resourcesPaths: readonly string[]): object {
  return {
    ...like('sidecar'),
    network_mode: `service:${app.id}`,
    depends_on: [app.id],
    working_dir: `/app/${app.folder}`,
    env_file: [tokens(app)],
    command: [
      '/daprd',
      `--app-id=${app.id}`,
      `--app-port=${app.ports[0]?.port}`,
      `--app-protocol=${app.protocol}`,
      '--dapr-http-port=3500',
      '--dapr-grpc-port=50001',
      `--config=${CONFIGURATION}`,
      `--config=/app/components/dapr/secret-scopes/${app.id}.yaml`,
      // No page in anybody's browser may use a sidecar.
      '--allowed-origins=',
      ...healthCheckFlags(app.healthCheck),
      ...resourcesPaths.map((path) => `--resources-path=/app/${path}`),
    ],
  };
}

/** By these an app and its sidecar know each other (DAPR_API_TOKEN, APP_API_TOKEN). */
const tokens = ({ id }: App): string => `.abonement/compose/${id}.env`;

const migrationService = (app: App, mustHaveEnded: Before['migrations']): object => ({
  image: app.image.name,
  restart: 'on-failure',
  command: inImage(app, app.migration),
  env_file: [`.abonement/compose/${app.service}-owner.env`],
  ...(mustHaveEnded.length > 0 && { depends_on: completed(mustHaveEnded) }),
});

const ownImage = ({ image }: App): object =>
  image.ownFolder ? { image: image.name, build: { context: '.', target: image.target } } : {};

const completed = (services: readonly string[]): object =>
  Object.fromEntries(services.map((service) => [service, { condition: 'service_completed_successfully' }]));

const like = (name: keyof ReturnType<typeof sharedBy>): object => ({ '<<': `*${name}` });

/** The blocks that several services share, as YAML's own anchors. */
const withAnchors = (text: string): string =>
  text.replaceAll(/^x-(\w+):$/gm, 'x-$1: &$1').replaceAll(/'(\*\w+)'/g, '$1');

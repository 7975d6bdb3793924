import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';
import { getTool } from '../bootstrap/runtime.mjs';
import { until } from '../fleet/processes.ts';
import { BROKER_LOGINS, forEachLogin, passwordIn, SET_UP } from './broker-logins.ts';
import { launch } from './launch.ts';
import { password } from './password.ts';
import { portOf, type Server } from './server.ts';

const NANOSECONDS_PER_DAY = 86_400_000_000_000;
const DUPLICATE_WINDOW_NANOSECONDS = 600_000_000_000;

export const nats: Server = {
  name: 'nats',
  title: 'NATS JetStream',
  client: { name: 'nats', port: 18422, proxied: true, elsewhere: 'nats:4222' },
  secrets: (address) => forEachLogin('nats-url', (app) => `nats://${app}:${password()}@${address}`),
  neededBy: ['pubsub/jetstream'],

  async start({ fleet, secret }) {
    const port = portOf(this, fleet);
    const users = readFileSync(join(root, 'components/dapr/pubsub/jetstream/streams/users.conf'), 'utf8');
    const data = join(fleet.folder, 'nats');
    mkdirSync(data, { recursive: true });
    const config = join(fleet.folder, 'nats.conf');
    writeFileSync(
      config,
      [
        'host: 127.0.0.1',
        `port: ${port}`,
        // Written to the disk with every message: a message that was taken is there after a power cut.
        `jetstream { store_dir: "${data}", sync_interval: always }`,
        users,
      ].join('\n'),
      { mode: 0o600 },
    );
    const passwords = BROKER_LOGINS.map(({ app }) => [app, passwordIn(secret, `${app}-nats-url`)] as const);
    await launch(fleet, { name: this.name, title: this.title, port }, await getTool('nats-server'), ['-c', config], {
      env: { ...process.env, ...natsPasswords([...passwords, ['setup', secret(SET_UP)]]) },
    });
    await createStreams(`nats://127.0.0.1:${port}`, secret(SET_UP));
  },
};

/** As users.conf names them. */
export const natsPasswords = (
  passwords: readonly (readonly [app: string, password: string])[],
): Record<string, string> =>
  Object.fromEntries(
    passwords.map(([app, password]) => [`${app.toUpperCase().replaceAll('-', '_')}_NATS_PASSWORD`, password]),
  );

const streamList = z.array(
  z.object({
    name: z.string(),
    subjects: z.array(z.string()),
    max_age_days: z.number(),
    max_ack_pending: z.number(),
  }),
);

/** JetStream's component does not make streams, so the set-up does. */
async function createStreams(url: string, password: string): Promise<void> {
  const { connect } = await import('nats');
  const file = join(root, 'components/dapr/pubsub/jetstream/streams/streams.json');
  const connection = await until(
    () => connect({ servers: url, user: 'setup', pass: password, timeout: 2_000 }),
    'NATS',
    20,
  );
  const manager = await until(() => connection.jetstreamManager(), 'JetStream', 20);
  for (const stream of streamList.parse(JSON.parse(readFileSync(file, 'utf8')))) {
    const { name, subjects, max_age_days, max_ack_pending } = stream;
    const settings = {
      subjects,
      max_age: max_age_days * NANOSECONDS_PER_DAY,
      duplicate_window: DUPLICATE_WINDOW_NANOSECONDS,
    };
    await manager.streams.update(name, settings).catch(() => manager.streams.add({ name, ...settings }));
    // A component refuses a durable consumer that was made with another value.
    for await (const consumer of manager.consumers.list(name))
      await manager.consumers.update(name, consumer.name, { max_ack_pending });
  }
  await connection.close();
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { until } from '../lib/processes.mjs';
import { readSecrets } from '../lib/secrets.mjs';
import { launch } from './launch.mjs';

export const title = 'NATS JetStream';
export const ports = ['nats'];

export async function start(instance, runtime) {
  const { 'nats-url': url, 'nats-token': token } = readSecrets(instance);
  const data = join(instance.folder, 'nats');
  mkdirSync(data, { recursive: true });
  const config = join(instance.folder, 'nats.conf');
  writeFileSync(
    config,
    [
      `host: 127.0.0.1`,
      `port: ${instance.ports.nats}`,
      `authorization { token: "${token}" }`,
      // Written to the disk with every message: a message that was taken is there after a power cut.
      `jetstream { store_dir: "${data}", sync_interval: always }`,
    ].join('\n'),
    { mode: 0o600 },
  );
  await launch(instance, { name: 'nats', title, port: instance.ports.nats }, runtime['nats-server'], ['-c', config]);
  await createStreams(url, token);
}

/** JetStream's component does not make streams, so the set-up does. */
async function createStreams(url, token) {
  const { connect } = await import('nats');
  const connection = await until(() => connect({ servers: url, token, timeout: 2_000 }), 'NATS', 20);
  const streams = JSON.parse(readFileSync(join(root, 'components/dapr/pubsub/jetstream/streams/streams.json'), 'utf8'));
  const manager = await until(() => connection.jetstreamManager(), 'JetStream', 20);
  for (const { name, subjects, max_age_days, max_ack_pending } of streams) {
    const settings = { subjects, max_age: max_age_days * 86_400_000_000_000, duplicate_window: 600_000_000_000 };
    await manager.streams.update(name, settings).catch(() => manager.streams.add({ name, ...settings }));
    // A component refuses a durable consumer that was made with another value.
    for await (const consumer of manager.consumers.list(name))
      await manager.consumers.update(name, consumer.name, { max_ack_pending });
  }
  await connection.close();
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './launch.mjs';

export const title = 'TCP fault proxy';
export const ports = ['toxiproxy'];

/** A proxy before each server that a secret names, and before each app, for its sidecar. */
export async function start(instance, { tool }) {
  const { ports: own, reachedPorts, stack } = instance;
  const servers = Object.keys(reachedPorts).map((name) => [name, reachedPorts[name], own[name]]);
  const apps = stack.apps.map(({ name, reachedPort, port }) => [name, reachedPort, port]);
  const config = join(instance.folder, 'toxiproxy.json');
  const proxies = [...servers, ...apps]
    .filter(([, reached, port]) => reached !== port)
    .map(([name, reached, port]) => ({
      name,
      listen: `127.0.0.1:${reached}`,
      upstream: `127.0.0.1:${port}`,
      enabled: true,
    }));
  writeFileSync(config, JSON.stringify(proxies));
  await launch(
    instance,
    { name: 'toxiproxy', title, port: own.toxiproxy },
    await tool('toxiproxy-server'),
    ['-host', '127.0.0.1', '-port', String(own.toxiproxy), '-config', config],
    { env: { ...process.env, LOG_LEVEL: 'warn' } },
  );
}

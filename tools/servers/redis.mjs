import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSecrets } from '../lib/secrets.mjs';
import { installed, launch } from './launch.mjs';

export const title = 'Redis';
export const ports = ['redis'];

export async function start(instance) {
  const { 'redis-password': password } = readSecrets(instance);
  const program = installed('redis-server', 'apt install redis-server, brew install redis');
  const data = join(instance.folder, 'redis');
  mkdirSync(data, { recursive: true });
  const config = join(instance.folder, 'redis.conf');
  writeFileSync(
    config,
    [
      'bind 127.0.0.1',
      `port ${instance.ports.redis}`,
      `requirepass ${password}`,
      `dir ${data}`,
      'appendonly yes',
      'appendfsync always',
      'daemonize no',
    ].join('\n'),
    { mode: 0o600 },
  );
  await launch(instance, { name: 'redis', title, port: instance.ports.redis }, program, [config]);
}

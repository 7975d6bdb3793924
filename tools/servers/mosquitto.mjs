import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/processes.mjs';
import { readSecrets } from '../lib/secrets.mjs';
import { installed, launch } from './launch.mjs';

export const title = 'Mosquitto';
export const ports = ['mqtt'];

export async function start(instance) {
  const { 'mqtt-url': url } = readSecrets(instance);
  const { username, password } = new URL(url);
  const program = installed('mosquitto', 'apt install mosquitto, brew install mosquitto');
  const data = join(instance.folder, 'mosquitto');
  mkdirSync(data, { recursive: true });
  const passwords = join(data, 'passwords');
  writeFileSync(passwords, '', { mode: 0o600 });
  await run(installed('mosquitto_passwd', 'it comes with mosquitto'), ['-b', passwords, username, password]);
  const config = join(data, 'mosquitto.conf');
  writeFileSync(
    config,
    [
      `listener ${instance.ports.mqtt} 127.0.0.1`,
      'allow_anonymous false',
      `password_file ${passwords}`,
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
  await launch(instance, { name: 'mosquitto', title, port: instance.ports.mqtt }, program, ['-c', config]);
}

import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { launch } from './launch.mjs';

export const title = 'development inbox';
export const ports = ['inbox', 'smtp'];

export async function start(instance) {
  const { smtp, inbox } = instance.ports;
  const mails = join(instance.folder, 'inbox');
  mkdirSync(mails, { recursive: true });
  chmodSync(mails, 0o700);
  await launch(instance, { name: 'inbox', title, port: inbox }, process.execPath, [
    join(root, 'node_modules/maildev/dist/bin/maildev.js'),
    '--smtp',
    String(smtp),
    '--web',
    String(inbox),
    '--ip',
    '127.0.0.1',
    '--web-ip',
    '127.0.0.1',
    '--mail-directory',
    mails,
    '--silent',
  ]);
}

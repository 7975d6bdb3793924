import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import type { Fleet } from '../fleet/fleet.ts';
import { portIsOpen, until } from '../fleet/processes.ts';
import { launch } from './launch.ts';
import { portOf, type Server } from './server.ts';

const PAGE_PORT = 18080;

/** Where a browser shows the e-mails. */
export const inboxUrl = ({ portShift }: Fleet): string => `http://127.0.0.1:${PAGE_PORT + portShift}`;

/** Where the e-mails are kept, a file for each. */
export const inboxFolder = ({ folder }: Fleet): string => join(folder, 'inbox');

export const inbox: Server = {
  name: 'inbox',
  title: 'development inbox',
  client: { name: 'smtp', port: 18025, proxied: true, elsewhere: 'inbox:1025' },
  otherPorts: [PAGE_PORT],
  secrets: (address) => {
    const [host = '', port = ''] = address.split(':');
    return { 'smtp-host': () => host, 'smtp-port': () => port };
  },
  neededBy: ['every fleet'],

  async start({ fleet }) {
    const mails = inboxFolder(fleet);
    const port = portOf(this, fleet);
    mkdirSync(mails, { recursive: true });
    chmodSync(mails, 0o700);
    await launch(fleet, { name: this.name, title: this.title, port }, process.execPath, [
      // It has little to do, and need not be quick.
      '--max-semi-space-size=1',
      join(root, 'node_modules/maildev/dist/bin/maildev.js'),
      '--smtp',
      String(port),
      '--web',
      String(PAGE_PORT + fleet.portShift),
      '--ip',
      '127.0.0.1',
      '--web-ip',
      '127.0.0.1',
      '--mail-directory',
      mails,
      '--silent',
    ]);
    await until(() => portIsOpen(PAGE_PORT + fleet.portShift), this.title);
  },
};

import { rmSync } from 'node:fs';
import { postgresData } from './lib/embedded-servers.mjs';
import { openInstance } from './lib/instance.mjs';
import { Hint, readOptions, runCommand } from './lib/terminal.mjs';

const HELP = 'npm run reset\n\nEmpties the library: databases, streams, inbox, secrets. The installed tools stay.';

await runCommand(async () => {
  readOptions({}, HELP);
  const instance = await openInstance('main');
  if (Object.keys(instance.processes.all()).some((name) => instance.processes.running(name)))
    throw new Hint('The library is running. `npm stop` ends it; then run this again.');
  rmSync(postgresData(instance), { recursive: true, force: true });
  rmSync(instance.folder, { recursive: true, force: true });
  console.log('The library is empty. `npm start` opens it anew.');
});

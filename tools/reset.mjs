import { openInstance } from './lib/instance.mjs';
import { empty } from './lib/library.mjs';
import { Hint, readOptions, runCommand } from './lib/terminal.mjs';

const HELP = 'npm run reset\n\nEmpties the library: databases, streams, inbox, secrets. The installed tools stay.';

await runCommand(async () => {
  readOptions({}, HELP);
  const instance = await openInstance('main');
  if (Object.keys(instance.processes.all()).some((name) => instance.processes.running(name)))
    throw new Hint('The library is running. `npm stop` ends it; then run this again.');
  empty(instance);
  console.log('The library is empty. `npm start` opens it anew.');
});

import { openInstance, SHIFTS } from './lib/instance.mjs';
import { endLeftovers } from './lib/library.mjs';
import { endProcess } from './lib/processes.mjs';
import { readOptions, runCommand } from './lib/terminal.mjs';
import { stopServers } from './servers/index.mjs';

const HELP = 'npm stop\n\nEnds everything that npm start, npm run setup, npm test or npm run bench have running.';

await runCommand(async () => {
  readOptions({}, HELP);
  for (const name of Object.keys(SHIFTS)) {
    const instance = await openInstance(name);
    const supervisor = instance.processes.running('supervisor');
    // It stops the apps and the servers in their order; what it cannot is ended below.
    if (supervisor && supervisor !== process.pid) await endProcess(supervisor, 'SIGTERM', 60);
    await endLeftovers(instance);
    await stopServers(instance);
  }
  console.log('Stopped.');
});

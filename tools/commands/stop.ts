import { runCommand } from '../bootstrap/terminal.mjs';
import { describeFleet, FLEET_NAMES } from '../fleet/fleet.ts';
import { endProcess } from '../fleet/processes.ts';
import { endLeftovers, SUPERVISOR } from '../running/running-fleet.ts';
import { stopServers } from '../running/servers.ts';
import { readOptions } from './options.ts';

const HELP = `npm stop

Ends everything that npm start, npm run setup, npm test or npm run bench have running.`;

/** How long a command may take to stop its apps and servers in their order, in seconds. */
const STOP_TIMEOUT_SECONDS = 60;

await runCommand(async () => {
  readOptions({}, HELP);
  for (const name of FLEET_NAMES) {
    const fleet = describeFleet(name);
    const supervisor = fleet.processes.running(SUPERVISOR);
    // What it cannot stop is ended below.
    if (supervisor !== undefined) await endProcess(supervisor, 'SIGTERM', STOP_TIMEOUT_SECONDS);
    await endLeftovers(fleet);
    await stopServers(fleet);
  }
  console.log('Stopped.');
});

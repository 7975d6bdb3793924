import { runCommand, UserError } from '../bootstrap/terminal.mjs';
import { describeFleet } from '../fleet/fleet.ts';
import { empty } from '../running/running-fleet.ts';
import { readOptions } from './options.ts';

const HELP = `npm run reset

Empties the library: databases, streams, inbox, secrets. The installed tools stay.`;

await runCommand(async () => {
  readOptions({}, HELP);
  const fleet = describeFleet('main');
  const { processes } = fleet;
  if (Object.keys(processes.all()).some((name) => processes.running(name) !== undefined))
    throw new UserError('The library is running. `npm stop` ends it; then run this again.');
  empty(fleet);
  console.log('The library is empty. `npm start` opens it anew.');
});

import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { getTool, runtimeFolder } from '../bootstrap/runtime.mjs';
import { bold, runCommand } from '../bootstrap/terminal.mjs';
import { describeFleet, type Fleet } from '../fleet/fleet.ts';
import { writeSidecarConfiguration } from '../fleet/sidecar-configuration.ts';
import { prepareDatabases } from '../running/databases.ts';
import { sidecarTokens } from '../running/secrets.ts';
import { startServers } from '../running/servers.ts';
import { inboxUrl } from '../servers/inbox.ts';
import { refreshBundles } from '../setup/bundles.ts';
import { readOptions } from './options.ts';

const HELP = `npm run setup

Gets everything that the library needs, the Dapr CLI included, and starts the servers
behind its components (PostgreSQL, the broker, the inbox), so that \`dapr run -f dapr.yaml\`
works. \`npm stop\` ends them.`;

await runCommand(async () => {
  readOptions({}, HELP);
  await refreshBundles();
  const fleet = describeFleet('main');
  await startServers(fleet);
  await prepareDatabases(fleet);
  for (const { id } of fleet.apps) writeSidecarConfiguration(fleet, id);
  console.log(`
Now start the apps with the Dapr CLI:

  ${bold(`. ${here(writeEnvironment(fleet))}`)}
  ${bold(`${here(await getTool('dapr'))} run -f dapr.yaml`)}

The first line sets the tokens without which sidecars and apps answer nobody.
The inbox: ${inboxUrl(fleet)}`);
});

/** What the Dapr CLI hands on to the apps and their sidecars, for a shell to read: one pair of tokens for all of them. */
function writeEnvironment(fleet: Fleet): string {
  const { app, sidecar } = sidecarTokens(fleet, 'dapr-run');
  const variables = { DAPR_RUNTIME_PATH: runtimeFolder, DAPR_API_TOKEN: sidecar, APP_API_TOKEN: app };
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
  const file = join(fleet.folder, 'dapr-run.env');
  writeFileSync(file, lines.join(''), { mode: 0o600 });
  return file;
}

/** For a shell. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

/** As a person in the project's folder writes it. */
function here(file: string): string {
  const path = relative(root, file);
  return path.startsWith('..') ? file : `./${path}`;
}

import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openInstance } from './lib/instance.mjs';
import { prepareDatabases } from './lib/databases.mjs';
import { runtimeFolder } from './lib/dapr-runtime.mjs';
import { root } from './lib/paths.mjs';
import { sidecarTokens } from './lib/secrets.mjs';
import { setUp } from './lib/set-up.mjs';
import { bold, readOptions, runCommand } from './lib/terminal.mjs';
import { startServers } from './servers/index.mjs';

const HELP = `npm run setup

Gets everything that the library needs, the Dapr CLI included, and starts the servers behind its components (PostgreSQL, the broker, the
inbox), so that \`dapr run -f dapr.yaml\` works. \`npm stop\` ends them.`;

await runCommand(async () => {
  readOptions({}, HELP);
  const runtime = await setUp();
  const instance = await openInstance('main');
  await startServers(instance, runtime);
  await prepareDatabases(instance);
  for (const { id } of instance.stack.apps) instance.stack.writeConfiguration(id);
  console.log(`
Now start the apps with the Dapr CLI:

  ${bold(`. ${here(writeEnvironment(instance))}`)}
  ${bold(`${here(runtime.dapr)} run -f dapr.yaml`)}

The first line sets the tokens without which the sidecars and apps answer nobody.
The inbox: http://127.0.0.1:${instance.ports.inbox}`);
});

/** What the Dapr CLI hands on to the apps and their sidecars, for a shell to read: one pair of tokens for all of them. */
function writeEnvironment(instance) {
  const { app, sidecar } = sidecarTokens(instance, 'dapr-run');
  const variables = { DAPR_RUNTIME_PATH: runtimeFolder, DAPR_API_TOKEN: sidecar, APP_API_TOKEN: app };
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'\n`);
  const file = join(instance.folder, 'dapr-run.env');
  writeFileSync(file, lines.join(''), { mode: 0o600 });
  return file;
}

/** As a person in the project's folder writes it. */
function here(file) {
  const path = relative(root, file);
  return path.startsWith('..') ? file : `./${path}`;
}

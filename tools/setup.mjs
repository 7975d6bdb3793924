import { openInstance } from './lib/instance.mjs';
import { prepareDatabases } from './lib/databases.mjs';
import { runtimeFolder } from './lib/dapr-runtime.mjs';
import { setUp } from './lib/set-up.mjs';
import { bold, readOptions, runCommand } from './lib/terminal.mjs';
import { startServers } from './servers/index.mjs';

const HELP = `npm run setup

Gets everything that the library needs and starts the servers behind its components (PostgreSQL, the broker, the
inbox), so that \`dapr run -f dapr.yaml\` works. \`npm stop\` ends them.`;

await runCommand(async () => {
  readOptions({}, HELP);
  const runtime = await setUp();
  const instance = await openInstance('main');
  await startServers(instance, runtime);
  await prepareDatabases(instance);
  console.log(
    `\nNow start the apps with the Dapr CLI:\n\n  ${bold(`DAPR_RUNTIME_PATH=${runtimeFolder} ${runtime.dapr} run -f dapr.yaml`)}\n\nThe inbox: http://127.0.0.1:${instance.ports.inbox}`,
  );
});

import { Apps, endLeftovers } from './lib/apps.mjs';
import { prepareDatabases } from './lib/databases.mjs';
import { keepServers, startServers, stopServers } from './lib/embedded-servers.mjs';
import { openInstance } from './lib/instance.mjs';
import { requirePorts } from './lib/requirements.mjs';
import { readSecrets } from './lib/secrets.mjs';
import { setUp } from './lib/set-up.mjs';
import { bold, dim, Hint, readOptions, runCommand, step } from './lib/terminal.mjs';

const HELP = `npm start, or npm run stack -- [options]

Starts the whole library: six services, each beside its own daprd, PostgreSQL, the broker and the inbox; loads the
demo library the first time; prints the address. Ctrl-C or \`npm stop\` ends it all.

  --pubsub NAME      a folder of components/dapr/pubsub      (jetstream)
  --state NAME       a folder of components/dapr/state       (postgresql)
  --discovery NAME   a folder of components/dapr/discovery   (sqlite)
  --no-demo          without the demo library`;

const DEMO_ACCOUNTS = `
  librarian  librarian@abonement.example  demo-library-2026
  reader     anna@abonement.example       demo-library-2026`;

await runCommand(async () => {
  const { options } = readOptions({ pubsub: 'value', state: 'value', discovery: 'value', 'no-demo': 'flag' }, HELP);
  const { 'no-demo': noDemo, ...choices } = options;
  const runtime = await setUp();
  const instance = await openInstance('main', choices);

  if (instance.processes.running('supervisor')) throw new Hint('The library is running already. `npm stop` ends it.');
  await endLeftovers(instance);
  await requirePorts(
    instance.stack.apps.flatMap(({ id, port, httpPort, grpcPort, internalPort, metricsPort, env }) => [
      [id, port],
      [`the sidecar of ${id}`, httpPort],
      [`the sidecar of ${id}`, grpcPort],
      [`the sidecar of ${id}`, internalPort],
      [`the sidecar of ${id}`, metricsPort],
      ...(env.HEALTH_PORT ? [[id, Number(env.HEALTH_PORT)]] : []),
    ]),
    ', or change the port in dapr.yaml',
  );
  instance.processes.note('supervisor', process.pid);

  const stopped = new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    process.once('SIGHUP', resolve);
  });
  const apps = new Apps(instance, runtime.daprd);
  let leaveServers = async () => undefined;
  const library = (async () => {
    await startServers(instance, runtime);
    leaveServers = keepServers(instance, runtime);
    await prepareDatabases(instance);
    await step('services and their sidecars', (tell) => apps.start(tell));
    const gateway = `http://127.0.0.1:${instance.stack.apps.find(({ id }) => id === 'gateway').port}`;
    if (!noDemo) {
      const { loadDemoLibrary } = await import('./demo/load.mjs');
      await loadDemoLibrary(instance, gateway);
    }
    welcome(instance, gateway, !noDemo);
  })();
  try {
    await Promise.race([library, stopped]);
    await stopped;
  } finally {
    library.catch(() => undefined);
    console.log('\nStopping …');
    await apps.stop();
    await leaveServers();
    await stopServers(instance);
    instance.processes.forget('supervisor');
  }
  console.log('Stopped. The data stays; `npm run reset` empties it.');
  process.exit();
});

function welcome({ ports, secretsFile, folder }, gateway, demo) {
  const { 'first-admin': admin } = readSecrets({ secretsFile, ports });
  console.log(`
  ${bold('Abonement is open.')}

  API        ${bold(`${gateway}/api/v1`)}
  API pages  ${gateway}/api/docs
  Inbox      http://127.0.0.1:${ports.inbox}

  admin      ${admin.email}  ${admin.password}${demo ? DEMO_ACCOUNTS : ''}

  ${dim(`Logs: ${folder}/logs   Ctrl-C ends everything.`)}`);
}

import { CHOICE_HELP, CHOICE_OPTIONS, openInstance } from './lib/instance.mjs';
import { endLeftovers, Library } from './lib/library.mjs';
import { requirePorts } from './lib/requirements.mjs';
import { firstAdmin } from './lib/secrets.mjs';
import { setUp } from './lib/set-up.mjs';
import { bold, dim, Hint, readOptions, runCommand } from './lib/terminal.mjs';

const HELP = `npm start, or npm run stack -- [options]

Starts the whole library: every service beside its own daprd, PostgreSQL, the broker and the inbox; loads the
demo library the first time; prints the address. Ctrl-C or \`npm stop\` ends it all.

${CHOICE_HELP}
  --mtls             sidecars that prove who they are; only what components/dapr/zero-trust allows
  --no-demo          without the demo library`;

const DEMO_ACCOUNTS = `
  librarian  librarian@abonement.example  demo-library-2026
  reader     anna@abonement.example       demo-library-2026`;

await runCommand(async () => {
  const { options } = readOptions({ ...CHOICE_OPTIONS, 'no-demo': 'flag', mtls: 'flag' }, HELP);
  const { 'no-demo': noDemo, mtls, ...choices } = options;
  const runtime = await setUp({ cli: false });
  const instance = await openInstance('main', { choices, mtls });

  if (instance.processes.running('supervisor')) throw new Hint('The library is running already. `npm stop` ends it.');
  await endLeftovers(instance);
  await requirePorts(
    instance.stack.apps.flatMap(({ id, port, httpPort, grpcPort, internalPort, metricsPort, env }) => [
      [id, port],
      [`the sidecar of ${id}`, httpPort],
      [`the sidecar of ${id}`, grpcPort],
      [`the sidecar of ${id}`, internalPort],
      [`the sidecar of ${id}`, metricsPort],
      [id, Number(env.HEALTH_PORT)],
    ]),
    ', or change the port in dapr.yaml',
  );
  instance.processes.note('supervisor', process.pid);

  const stopped = new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    process.once('SIGHUP', resolve);
  });
  const library = new Library(instance, runtime);
  const opened = (async () => {
    await library.openServers();
    await library.openApps();
    if (!noDemo) {
      const { loadDemoLibrary } = await import('./demo/load.mjs');
      await loadDemoLibrary(instance, library.gateway);
    }
    welcome(instance, library.gateway, !noDemo);
  })();
  try {
    await Promise.race([opened, stopped]);
    await stopped;
  } finally {
    opened.catch(() => undefined);
    console.log('\nStopping …');
    await library.close();
  }
  console.log('Stopped. The data stays; `npm run reset` empties it.');
  process.exit();
});

function welcome(instance, gateway, demo) {
  const { ports, folder } = instance;
  const admin = firstAdmin(instance);
  console.log(`
  ${bold('Abonement is open.')}

  API        ${bold(`${gateway}/api/v1`)}
  API pages  ${gateway}/api/docs
  Inbox      http://127.0.0.1:${ports.inbox}

  admin      ${admin.email}  ${admin.password}${demo ? DEMO_ACCOUNTS : ''}

  ${dim(`Logs: ${folder}/logs   Ctrl-C ends everything.`)}`);
}

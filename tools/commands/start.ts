import { bold, dim, runCommand, UserError } from '../bootstrap/terminal.mjs';
import { loadDemoLibrary } from '../demo/load.ts';
import { DEMO } from '../demo/people.ts';
import { describeFleet, gatewayUrl, grpcAddress, sip2Address, type Fleet } from '../fleet/fleet.ts';
import { CHOICE_OPTIONS, choiceHelp } from '../fleet/choices.ts';
import { requirePorts } from '../fleet/processes.ts';
import { endLeftovers, RunningFleet, SUPERVISOR } from '../running/running-fleet.ts';
import { firstAdmin } from '../running/secrets.ts';
import { inboxUrl } from '../servers/inbox.ts';
import { refreshBundles } from '../setup/bundles.ts';
import { readOptions } from './options.ts';

const HELP = `npm start, or npm run stack -- [options]

Starts the whole library: every app beside its own daprd, PostgreSQL, the broker and the
inbox; loads the demo library the first time; prints the addresses. Ctrl-C or \`npm stop\`
ends it all.

${choiceHelp()}
  --mtls             sidecars prove who they are; only what components/dapr/zero-trust
                     allows is allowed
  --no-demo          without the demo library`;

const DEMO_ACCOUNTS = `
  manager    ${DEMO.branchManager.email}    ${DEMO.branchManager.password}
  librarian  ${DEMO.librarian.email}  ${DEMO.librarian.password}
  reader     ${DEMO.reader.email}       ${DEMO.reader.password}`;

await runCommand(async () => {
  const { options } = readOptions({ ...CHOICE_OPTIONS, 'no-demo': 'flag', mtls: 'flag' }, HELP);
  const { 'no-demo': noDemo = false, mtls = false, ...choices } = options;
  await refreshBundles();
  const fleet = describeFleet('main', { choices, mtls });
  if (fleet.processes.running(SUPERVISOR) !== undefined)
    throw new UserError('The library is running already. `npm stop` ends it.');
  await endLeftovers(fleet);
  await requireAppPorts(fleet);
  fleet.processes.record(SUPERVISOR, process.pid);
  await run(fleet, !noDemo);
  console.log('Stopped. The data stays; `npm run reset` empties it.');
  process.exit();
});

/** Runs the fleet until this process is told to end. */
async function run(fleet: Fleet, demo: boolean): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const running = await RunningFleet.of(fleet);
  const open = async () => {
    await running.startServers();
    await running.startApps();
    if (demo) await loadDemoLibrary(fleet);
    welcome(fleet, demo);
  };
  const opened = open();
  try {
    await Promise.race([opened, stopped]);
    await stopped;
  } finally {
    opened.catch(() => undefined);
    console.log('\nStopping …');
    await running.stop();
  }
}

/** Before anything is started: one that is taken is told at once, with what to do. */
async function requireAppPorts({ apps }: Fleet): Promise<void> {
  const advice = ', or change the port in dapr.yaml';
  await Promise.all(
    apps.map(
      async ({
        id,
        ports: { app, health, grpc = app, sip2 = app, sidecarHttp, sidecarGrpc, sidecarInternal, sidecarMetrics },
      }) => {
        await requirePorts(id, [...new Set([app, health, grpc, sip2])], advice);
        const sidecar = [sidecarHttp, sidecarGrpc, sidecarInternal, sidecarMetrics];
        await requirePorts(`the sidecar of ${id}`, sidecar, advice);
      },
    ),
  );
}

function welcome(fleet: Fleet, demo: boolean): void {
  const gateway = gatewayUrl(fleet);
  const admin = firstAdmin(fleet);
  console.log(`
  ${bold('Abonement is open.')}

  Portal     ${bold(gateway)}
  Desk       ${bold(`${gateway}/desk`)}
  API        ${gateway}/api/v1
  gRPC       ${grpcAddress(fleet)}
  SIP2       ${sip2Address(fleet)}
  API pages  ${gateway}/api/docs
  Inbox      ${inboxUrl(fleet)}

  admin      ${admin.email}      ${admin.password}${demo ? DEMO_ACCOUNTS : ''}

  ${dim(`Logs: ${fleet.folder}/logs   Ctrl-C ends everything.`)}`);
}

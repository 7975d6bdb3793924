import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { identity } from '../servers/sentry.mjs';
import { endProcess, sleep, until } from './processes.mjs';
import { sidecarTokens } from './secrets.mjs';

/**
 * Runs the apps of dapr.yaml, each beside its own daprd, and keeps them running: what dies is started again, as a
 * platform would do it. Stops them so that nothing is lost: the gateway first, each app before its sidecar
 * (docs/decisions/0001).
 */
export class Apps {
  #instance;
  #daprd;
  #children = new Map();
  #stopping = false;
  #quiet;

  constructor(instance, daprd, { quiet = false } = {}) {
    this.#instance = instance;
    this.#daprd = daprd;
    this.#quiet = quiet;
  }

  get apps() {
    return this.#instance.stack.apps;
  }

  async start(tell = () => undefined) {
    for (const app of this.apps) {
      this.#keep(`${app.name}-daprd`, () => this.#startDaprd(app));
      this.#keep(app.name, () => this.#startApp(app));
    }
    const waiting = new Set(this.apps.map(({ name }) => name));
    await Promise.all(
      this.apps.map(async (app) => {
        await until(() => isReady(app), `${app.name} (see ${this.#instance.log(app.name)})`, 120);
        waiting.delete(app.name);
        tell(`waiting for ${[...waiting].join(', ')}`);
      }),
    );
  }

  /** The process id of an app (`loans`) or its sidecar (`loans-daprd`). */
  pid(name) {
    return this.#children.get(name)?.pid;
  }

  async stop() {
    this.#stopping = true;
    const order = [...this.apps].reverse();
    await Promise.all(order.filter(({ id }) => id === 'gateway').map((app) => this.#end(app)));
    await Promise.all(order.filter(({ id }) => id !== 'gateway').map((app) => this.#end(app)));
  }

  async #end(app) {
    for (const name of [app.name, `${app.name}-daprd`]) {
      const pid = this.pid(name);
      if (pid) await endProcess(pid);
      this.#instance.processes.forget(name);
    }
  }

  #keep(name, start) {
    const child = start();
    this.#children.set(name, child);
    if (child.pid) this.#instance.processes.note(name, child.pid);
    const started = Date.now();
    child.once('error', () => undefined);
    child.once('exit', async (code, signal) => {
      if (this.#stopping) return;
      if (!this.#quiet) console.log(`  ! ${name} ended (${signal ?? code}); starting it again`);
      await sleep(Date.now() - started < 5_000 ? 1_500 : 200);
      if (!this.#stopping) this.#keep(name, start);
    });
  }

  #startDaprd(app) {
    const { stack, mtls } = this.#instance;
    const proof = mtls ? identity(this.#instance) : undefined;
    const args = [
      '--app-id',
      app.id,
      '--app-port',
      String(app.reachedPort),
      '--app-protocol',
      app.protocol,
      '--dapr-http-port',
      String(app.httpPort),
      '--dapr-grpc-port',
      String(app.grpcPort),
      '--dapr-internal-grpc-port',
      String(app.internalPort),
      '--dapr-listen-addresses',
      '127.0.0.1',
      '--dapr-internal-grpc-listen-address',
      '127.0.0.1',
      '--metrics-port',
      String(app.metricsPort),
      '--metrics-listen-address',
      '127.0.0.1',
      '--log-level',
      stack.logLevel,
      '--config',
      stack.writeConfiguration(app.id),
      // No page in anybody's browser may use a sidecar.
      '--allowed-origins',
      '',
      '--dapr-graceful-shutdown-seconds',
      '5',
      ...(proof?.flags ?? []),
      ...stack.resources.flatMap((path) => ['--resources-path', path]),
      ...(app.healthCheck
        ? [
            '--enable-app-health-check',
            '--app-health-check-path',
            app.healthPath,
            '--app-health-probe-interval',
            String(app.healthInterval),
          ]
        : []),
    ];
    return this.#spawn(`${app.name}-daprd`, this.#daprd, args, {
      cwd: app.folder,
      env: { ...process.env, ...this.#instance.sidecarEnvironment, ...proof?.env, ...this.#tokens(app) },
    });
  }

  /** Only an app may use its sidecar, and only its sidecar the app, but for the gateway, which is open to all. */
  #tokens(app) {
    const { app: appToken, sidecar } = sidecarTokens(this.#instance, app.id);
    return { DAPR_API_TOKEN: sidecar, APP_API_TOKEN: app.id === 'gateway' ? undefined : appToken };
  }

  #startApp(app) {
    const [command, ...args] = app.command;
    return this.#spawn(app.name, command === 'node' ? process.execPath : command, args, {
      cwd: app.folder,
      env: {
        ...process.env,
        ...app.env,
        ...this.#tokens(app),
        DAPR_HTTP_PORT: String(app.httpPort),
        DAPR_GRPC_PORT: String(app.grpcPort),
      },
    });
  }

  #spawn(name, command, args, options) {
    const first = !this.#children.has(name);
    const log = openSync(this.#instance.log(name), first ? 'w' : 'a');
    const child = spawn(command, args, { stdio: ['ignore', log, log], detached: true, ...options });
    closeSync(log);
    return child;
  }
}

/** Ready to work, sidecar and database included, and known to its sidecar as healthy. */
async function isReady(app) {
  const [own, sidecar] = await Promise.all([
    fetch(`http://127.0.0.1:${app.env.HEALTH_PORT}/readyz`, { signal: AbortSignal.timeout(2_000) }),
    fetch(`http://127.0.0.1:${app.httpPort}/v1.0/healthz`, { signal: AbortSignal.timeout(2_000) }),
  ]);
  return own.ok && sidecar.ok;
}

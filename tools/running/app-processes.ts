import type { ChildProcess, SpawnOptions } from 'node:child_process';
import type { App } from '../fleet/app.ts';
import { writeComponents } from '../fleet/components.ts';
import { logFile, type Fleet } from '../fleet/fleet.ts';
import { endProcess, startDetached, until } from '../fleet/processes.ts';
import { sidecarTokens } from './secrets.ts';
import { appEnvironment, sidecarArguments, sidecarEnvironment } from './sidecar.ts';

/** How long a process that ends is left alone before it is started again, in ms: one that ends at once, longer. */
const RESTART_DELAY = 200;
const RESTART_DELAY_AT_ONCE = 1_500;
const AT_ONCE = 5_000;

/** How long the apps may take to be ready, in seconds. */
const START_TIMEOUT_SECONDS = 120;

/**
 * Runs the apps of dapr.yaml, each beside its own daprd, and keeps them running: what dies is started again, as a
 * platform would do it. Stops them so that nothing is lost: the gateway first, each app before its sidecar
 * (docs/decisions/0001).
 */
export class AppProcesses {
  readonly #fleet: Fleet;
  readonly #daprd: string;
  readonly #quiet: boolean;
  readonly #children = new Map<string, ChildProcess>();
  #stopping = false;

  /** @param daprd its program @param options.quiet does not say what is started again */
  constructor(fleet: Fleet, daprd: string, { quiet = false } = {}) {
    this.#fleet = fleet;
    this.#daprd = daprd;
    this.#quiet = quiet;
  }

  /** Starts them all, and waits until they are ready. */
  async start(tell: (detail: string) => void = () => undefined): Promise<void> {
    const { apps } = this.#fleet;
    const resources = writeComponents(this.#fleet);
    for (const [index, app] of apps.entries()) {
      this.#keep(`${app.name}-daprd`, () => this.#startSidecar(app, resources));
      // The first makes the file by which all find each other: two at once, and one of them finds it locked and works without.
      if (index === 0) await until(() => answers(app), `the sidecar of ${app.name}`, START_TIMEOUT_SECONDS);
      this.#keep(app.name, () => this.#startApp(app));
    }
    const waiting = new Set(apps.map(({ name }) => name));
    await Promise.all(
      apps.map(async (app) => {
        const log = logFile(this.#fleet, app.name);
        await until(
          () => isReady(app, sidecarTokens(this.#fleet, app.id).sidecar),
          `${app.name} (see ${log})`,
          START_TIMEOUT_SECONDS,
        );
        waiting.delete(app.name);
        tell(`waiting for ${[...waiting].join(', ')}`);
      }),
    );
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const { apps } = this.#fleet;
    await Promise.all(apps.filter(({ id }) => id === 'gateway').map((app) => this.#end(app)));
    await Promise.all(apps.filter(({ id }) => id !== 'gateway').map((app) => this.#end(app)));
  }

  async #end(app: App): Promise<void> {
    for (const name of [app.name, `${app.name}-daprd`]) {
      const pid = this.#children.get(name)?.pid;
      if (pid !== undefined) await endProcess(pid);
      this.#fleet.processes.forget(name);
    }
  }

  #keep(name: string, start: () => ChildProcess): void {
    const child = start();
    const started = Date.now();
    this.#children.set(name, child);
    this.#fleet.processes.record(name, child.pid);
    child.once('error', (error) => console.log(`  ! ${name}: ${error.message}`));
    child.once('exit', (code, signal) => {
      if (this.#stopping) return;
      if (!this.#quiet) console.log(`  ! ${name} ended (${signal ?? code}); starting it again`);
      const delay = Date.now() - started < AT_ONCE ? RESTART_DELAY_AT_ONCE : RESTART_DELAY;
      setTimeout(() => {
        if (!this.#stopping) this.#keep(name, start);
      }, delay);
    });
  }

  #startSidecar(app: App, resources: readonly string[]): ChildProcess {
    return this.#spawn(`${app.name}-daprd`, this.#daprd, sidecarArguments(this.#fleet, app, resources), {
      cwd: app.folder,
      env: sidecarEnvironment(this.#fleet, app),
    });
  }

  #startApp(app: App): ChildProcess {
    const [command, ...args] = app.command;
    return this.#spawn(app.name, command === 'node' ? process.execPath : command, args, {
      cwd: app.folder,
      env: appEnvironment(this.#fleet, app),
    });
  }

  /** With a new log the first time, and the same one afterwards. */
  #spawn(name: string, command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
    const log = logFile(this.#fleet, name);
    return startDetached(command, args, { log, append: this.#children.has(name), ...options });
  }
}

/** Whether its sidecar answers, be it that it is not ready: then it knows how the others are found. */
const answers = ({ ports }: App): Promise<boolean> =>
  fetch(`http://127.0.0.1:${ports.sidecarHttp}/v1.0/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );

/**
 * Ready to work, sidecar and database included, and known to its sidecar as healthy. Only a call through the sidecar
 * tells the last: until its first look at the app has succeeded it passes nothing on, while it reports itself as ready.
 */
async function isReady({ id, ports, healthCheck }: App, sidecarToken: string): Promise<boolean> {
  const ask = (url: string) =>
    fetch(url, { signal: AbortSignal.timeout(2_000), headers: { 'dapr-api-token': sidecarToken } });
  const sidecar = `http://127.0.0.1:${ports.sidecarHttp}/v1.0`;
  const healths = await Promise.all([
    fetch(`http://127.0.0.1:${ports.health}/readyz`, { signal: AbortSignal.timeout(2_000) }),
    ask(healthCheck ? `${sidecar}/invoke/${id}/method${healthCheck.path}` : `${sidecar}/healthz`),
  ]);
  return healths.every(({ ok }) => ok);
}

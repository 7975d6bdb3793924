import { rmSync } from 'node:fs';
import { getTool } from '../bootstrap/runtime.mjs';
import { step, UserError } from '../bootstrap/terminal.mjs';
import { describeFleet, type Fleet, type FleetName, type FleetOptions } from '../fleet/fleet.ts';
import { endProcess } from '../fleet/processes.ts';
import { postgresData } from '../servers/postgres.ts';
import { AppProcesses } from './app-processes.ts';
import { prepareDatabases } from './databases.ts';
import { isServer, keepServers, startServers, stopServers } from './servers.ts';

/** The name under which the command that runs a fleet is remembered. */
export const SUPERVISOR = 'supervisor';

/** A fleet with nothing in it, which this command runs. @throws UserError where another command runs it */
export async function emptyFleet(name: FleetName, options: FleetOptions): Promise<Fleet> {
  const fleet = describeFleet(name, options);
  if (fleet.processes.running(SUPERVISOR) !== undefined)
    throw new UserError(`The fleet “${name}” is running already. \`npm stop\` ends it.`);
  await endLeftovers(fleet);
  await stopServers(fleet);
  empty(fleet);
  fleet.processes.record(SUPERVISOR, process.pid);
  return fleet;
}

/** Removes everything that a fleet has written. */
export function empty(fleet: Fleet): void {
  rmSync(postgresData(fleet), { recursive: true, force: true });
  rmSync(fleet.folder, { recursive: true, force: true });
}

/** Ends the apps that a killed start has left behind; the servers are taken over as they run. */
export async function endLeftovers({ processes }: Fleet): Promise<void> {
  await Promise.all(
    Object.keys(processes.all())
      .filter((name) => !isServer(name))
      .map(async (name) => {
        const pid = processes.running(name);
        if (pid !== undefined && pid !== process.pid) await endProcess(pid, 'SIGTERM', 8);
        processes.forget(name);
      }),
  );
}

/** The servers, databases and apps of a fleet, started in their order and stopped in the opposite one. */
export class RunningFleet {
  readonly fleet: Fleet;
  readonly #apps: AppProcesses;
  #leaveServers: () => Promise<void> = () => Promise.resolve();

  private constructor(fleet: Fleet, apps: AppProcesses) {
    this.fleet = fleet;
    this.#apps = apps;
  }

  static async of(fleet: Fleet, options: { quiet?: boolean } = {}): Promise<RunningFleet> {
    return new RunningFleet(fleet, new AppProcesses(fleet, await getTool('daprd'), options));
  }

  async startServers(): Promise<void> {
    await startServers(this.fleet);
    this.#leaveServers = keepServers(this.fleet);
  }

  async startApps(): Promise<void> {
    await prepareDatabases(this.fleet);
    await step('apps and their sidecars', (tell) => this.#apps.start(tell));
  }

  async stop(): Promise<void> {
    await this.#apps.stop();
    await this.#leaveServers();
    await stopServers(this.fleet);
    this.fleet.processes.forget(SUPERVISOR);
  }
}

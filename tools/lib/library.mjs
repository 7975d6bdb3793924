import { rmSync } from 'node:fs';
import { isServer, keepServers, startServers, stopServers } from '../servers/index.mjs';
import { postgresData } from '../servers/postgres.mjs';
import { Apps } from './apps.mjs';
import { prepareDatabases } from './databases.mjs';
import { openInstance } from './instance.mjs';
import { endProcess } from './processes.mjs';
import { Hint, step } from './terminal.mjs';

/** An instance with nothing in it. @throws Hint where its library is open. */
export async function emptyInstance(name, options) {
  const old = await openInstance(name, options);
  if (old.processes.running('supervisor'))
    throw new Hint(`The library “${name}” is open already. \`npm stop\` closes it.`);
  await endLeftovers(old);
  await stopServers(old);
  empty(old);
  const instance = await openInstance(name, options);
  instance.processes.note('supervisor', process.pid);
  return instance;
}

export function empty(instance) {
  rmSync(postgresData(instance), { recursive: true, force: true });
  rmSync(instance.folder, { recursive: true, force: true });
}

/** Ends the apps that a killed start has left behind; the servers are taken over as they run. */
export async function endLeftovers(instance) {
  for (const name of Object.keys(instance.processes.all())) {
    if (isServer(name)) continue;
    const pid = instance.processes.running(name);
    if (pid && pid !== process.pid) await endProcess(pid, 'SIGTERM', 8);
    instance.processes.forget(name);
  }
}

/** The servers, databases and apps of an instance, opened in their order and closed in the opposite one. */
export class Library {
  #instance;
  #runtime;
  #leaveServers = async () => undefined;

  constructor(instance, runtime, { quiet = false } = {}) {
    this.#instance = instance;
    this.#runtime = runtime;
    this.apps = new Apps(instance, runtime.daprd, { quiet });
    this.gateway = `http://127.0.0.1:${instance.stack.apps.find(({ id }) => id === 'gateway').port}`;
  }

  async openServers() {
    await startServers(this.#instance, this.#runtime);
    this.#leaveServers = keepServers(this.#instance, this.#runtime);
  }

  async openApps() {
    await prepareDatabases(this.#instance);
    await step('services and their sidecars', (tell) => this.apps.start(tell));
  }

  async close() {
    await this.apps.stop();
    await this.#leaveServers();
    await stopServers(this.#instance);
    this.#instance.processes.forget('supervisor');
  }
}

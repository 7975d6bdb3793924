import { step } from '../bootstrap/terminal.mjs';
import type { Fleet } from '../fleet/fleet.ts';
import { endProcess, requirePorts, sleep } from '../fleet/processes.ts';
import { SERVERS } from '../servers/all.ts';
import { isNeededBy, portOf, type Server } from '../servers/server.ts';
import { secretReader } from './secrets.ts';

/** How often it is looked whether a server has died, in ms. */
const POLL_INTERVAL = 500;

const neededBy = (fleet: Fleet): Server[] => SERVERS.filter((server) => isNeededBy(server, fleet));

const SERVER_NAMES = new Set(SERVERS.flatMap(({ name, others = [] }) => [name, ...others]));

/** Whether a remembered process is a server, not an app. */
export const isServer = (name: string): boolean => SERVER_NAMES.has(name);

/** Starts the servers that a fleet needs and that do not run, side by side. */
export async function startServers(fleet: Fleet, servers: readonly Server[] = neededBy(fleet)): Promise<void> {
  const secret = secretReader(fleet);
  const results = await Promise.allSettled(
    servers
      .filter(({ name }) => fleet.processes.running(name) === undefined)
      .map((server) =>
        step(server.title, async (tell) => {
          const ports = (server.otherPorts ?? []).map((port) => port + fleet.portShift);
          await requirePorts(server.title, [portOf(server, fleet), ...ports]);
          await server.start({ fleet, secret, tell });
        }),
      ),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** Stops the servers of a fleet that run, in the opposite order. */
export async function stopServers(fleet: Fleet): Promise<void> {
  for (const { name, signal, others = [] } of SERVERS.toReversed())
    for (const process of [name, ...others]) {
      const pid = fleet.processes.running(process);
      if (pid !== undefined) await endProcess(pid, process === name ? signal : undefined, 30);
      fleet.processes.forget(process);
    }
}

/**
 * Starts servers that die again, with their data as they left it.
 *
 * @returns a function that ends this, and waits for a start that goes on
 */
export function keepServers(fleet: Fleet): () => Promise<void> {
  const secret = secretReader(fleet);
  let watching = true;
  const restart = async (server: Server) => {
    console.log(`  ! ${server.title} ended; starting it again`);
    await server
      .start({ fleet, secret, tell: () => undefined })
      .catch((error: unknown) => console.log(`  ! ${error instanceof Error ? error.message : String(error)}`));
  };
  const watch = (async () => {
    while (watching) {
      for (const server of neededBy(fleet))
        if (watching && fleet.processes.running(server.name) === undefined) await restart(server);
      await sleep(POLL_INTERVAL);
    }
  })();
  return () => {
    watching = false;
    return watch;
  };
}

import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { home } from './paths.mjs';
import { portIsFree } from './processes.mjs';
import { Hint } from './terminal.mjs';

const NODE_FLOOR = [20, 19];
const GIB = 1024 ** 3;

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor < NODE_FLOOR[1]))
    throw new Hint(
      `Node ${process.versions.node} is too old. Install Node ${NODE_FLOOR.join('.')} or newer, then run this again.`,
    );
  if (process.platform === 'win32') throw new Hint('Windows is not supported. Use WSL 2, then run this again in it.');
}

/** Free space for the data, and much more where the Dapr runtime has to be built. */
export function requireDisk(gib, why) {
  mkdirSync(home, { recursive: true });
  const { bavail, bsize } = statfsSync(home);
  if (bavail * bsize < gib * GIB)
    throw new Hint(
      `There are ${((bavail * bsize) / GIB).toFixed(1)} GiB free; ${why} takes ${gib}. Make room, then run this again.`,
    );
}

/** Every port that the instance will listen on, but those that its own processes have. */
export async function requirePorts(ports, owner) {
  for (const [what, port] of ports)
    if (!(await portIsFree(port)))
      throw new Hint(
        `Port ${port}, which ${what} needs, is taken by another program. End that program${existsSync('/usr/bin/ss') ? ` (ss -ltnp 'sport = :${port}' shows it)` : ''}${owner}.`,
      );
}

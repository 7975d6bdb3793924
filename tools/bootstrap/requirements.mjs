import { mkdirSync, statfsSync } from 'node:fs';
import { home } from './paths.mjs';
import { UserError } from './terminal.mjs';

const NODE_FLOOR = { major: 20, minor: 19 };
const GIB = 1024 ** 3;

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < NODE_FLOOR.major || (major === NODE_FLOOR.major && minor < NODE_FLOOR.minor))
    throw new UserError(
      `Node ${process.versions.node} is too old. Install Node ${NODE_FLOOR.major}.${NODE_FLOOR.minor} or newer, then run this again.`,
    );
  if (process.platform === 'win32')
    throw new UserError('Windows is not supported. Use WSL 2, then run this again in it.');
}

/**
 * Free space for the data, and much more where the Dapr runtime has to be built.
 *
 * @param {number} gib
 * @param {string} why
 */
export function requireDisk(gib, why) {
  mkdirSync(home, { recursive: true });
  const { bavail, bsize } = statfsSync(home);
  if (bavail * bsize < gib * GIB)
    throw new UserError(
      `There are ${((bavail * bsize) / GIB).toFixed(1)} GiB free; ${why} takes ${gib}. Make room, then run this again.`,
    );
}

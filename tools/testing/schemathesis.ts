import { join } from 'node:path';
import { home, root } from '../bootstrap/paths.mjs';
import { installPackagesOf } from '../bootstrap/python.mjs';

const environment = join(home, 'schemathesis');

/**
 * Installs schemathesis where it is not there, in an environment of its own.
 *
 * @returns its program
 * @throws UserError where there is no Python, or the packages cannot be had
 */
export async function installSchemathesis(): Promise<string> {
  await installPackagesOf(join(root, 'tools/python/schemathesis.txt'), environment);
  return join(environment, 'bin/schemathesis');
}

import { installPackages } from './packages.mjs';
import { getRuntime } from './dapr-runtime.mjs';
import { installPython } from './python.mjs';
import { requireDisk, requireNode } from './requirements.mjs';
import { join } from 'node:path';
import { buildIsStale } from '../build.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { step } from './terminal.mjs';

/** Everything that has to be on the machine before a library can start: packages, the Dapr runtime, the bundles. */
export async function setUp({ cli = true } = {}) {
  requireNode();
  requireDisk(3, 'the library');
  await installPackages();
  await installPython();
  const runtime = await getRuntime(cli ? ['nats-server', 'daprd', 'dapr'] : ['nats-server', 'daprd']);
  // By a process of its own: esbuild takes 2 GB, and keeps them for as long as its caller lives.
  if (buildIsStale())
    await step('bundles of the apps', () => run(process.execPath, [join(root, 'tools/build.mjs')], { cwd: root }));
  return runtime;
}

import { installPackages } from './packages.mjs';
import { getRuntime } from './dapr-runtime.mjs';
import { installPython } from './python.mjs';
import { requireDisk, requireNode } from './requirements.mjs';
import { step } from './terminal.mjs';

/** Everything that has to be on the machine before a library can start: packages, the Dapr runtime, the bundles. */
export async function setUp({ cli = true } = {}) {
  requireNode();
  requireDisk(3, 'the library');
  await installPackages();
  await installPython();
  const runtime = await getRuntime(cli ? ['nats-server', 'daprd', 'dapr'] : ['nats-server', 'daprd']);
  const { buildApps, buildIsStale } = await import('../build.mjs');
  if (buildIsStale()) await step('bundles of the apps', buildApps);
  return runtime;
}

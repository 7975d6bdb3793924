// Writes the Dapr components, subscriptions, policies, compose.yaml and Kubernetes manifests that follow from dapr.yaml, the contracts
// and each app.yaml. `--check` fails where what is committed is not what would be written.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drift, write } from './checkout.ts';
import { generate } from './generate.ts';
import { TopologyError } from './parse.ts';
import { readSources } from './sources.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

try {
  const files = await generate(readSources(root));
  if (!process.argv.includes('--check')) write(root, files);
  else {
    const paths = drift(root, files);
    if (paths.length > 0)
      throw new TopologyError(
        `Not as the topology says; run npm run generate:\n${paths.map((path) => `  ${path}`).join('\n')}`,
      );
  }
} catch (error) {
  if (!(error instanceof TopologyError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

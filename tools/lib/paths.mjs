import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything that is not committed: tools, data, secrets, logs. */
export const home = join(root, '.abonement');

/** The script of a package's command, to be run by Node. */
export function bin(command) {
  const packages = {
    buf: '@bufbuild/buf',
    redocly: '@redocly/cli',
    'protoc-gen-ts_proto': 'ts-proto',
    tsc: 'typescript',
    depcruise: 'dependency-cruiser',
  };
  const folder = join(root, 'node_modules', packages[command] ?? command);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bins === 'string' ? bins : bins[command]);
}

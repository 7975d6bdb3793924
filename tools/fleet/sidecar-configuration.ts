import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';
import { textFor } from './components.ts';
import type { Fleet } from './fleet.ts';

const configuration = z.looseObject({ spec: z.record(z.string(), z.unknown()) });
type Configuration = z.output<typeof configuration>;

const secretScopes = z.object({ scopes: z.array(z.record(z.string(), z.unknown())) });

/** An app that no file names may read nothing. */
const NO_SECRETS = { scopes: [{ storeName: 'secrets', defaultAccess: 'deny', allowedSecrets: [] }] };

/**
 * Two scopes of stores that do not exist. daprd puts its environment in, and refuses two of the same name: without a token, by which
 * `dapr run -f` would open the sidecar to everybody, it says what was forgotten, and ends.
 */
const FORGOTTEN = 'run “. .abonement/main/dapr-run.env” first: without DAPR_API_TOKEN this';
const TOKEN_LOCK = [{ storeName: FORGOTTEN }, { storeName: `${FORGOTTEN}\${DAPR_API_TOKEN}` }];

/**
 * Writes the configuration of an app's sidecar: what the chosen discovery says for all of them, which secrets this app may read,
 * and, where callers are proven, who may call it. One file, since `dapr run -f` takes only one; dapr.yaml names it for each app.
 *
 * @returns the file
 */
export function writeSidecarConfiguration(fleet: Fleet, appId: string): string {
  const common = configuration.parse(parse(textFor(fleet, fleet.configuration)));
  const secrets = readOwn('secret-scopes', appId)?.spec['secrets'] ?? NO_SECRETS;
  const { scopes } = secretScopes.parse(secrets);
  const accessControl = fleet.mtls ? readOwn('zero-trust', appId)?.spec['accessControl'] : undefined;
  const spec = {
    ...common.spec,
    secrets: { scopes: [...scopes, ...TOKEN_LOCK] },
    ...(accessControl !== undefined && { accessControl }),
  };
  const folder = join(fleet.folder, 'sidecars');
  const file = join(folder, `${appId}.yaml`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, stringify({ ...common, metadata: { name: appId }, spec }));
  return file;
}

/** What is said about one app alone, if anything is. */
function readOwn(folder: string, appId: string): Configuration | undefined {
  const file = join(root, 'components/dapr', folder, `${appId}.yaml`);
  return existsSync(file) ? configuration.parse(parse(readFileSync(file, 'utf8'))) : undefined;
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Who may read which secrets, and who may call what: a file for each app. */
const SECRET_SCOPES = join(root, 'components/dapr/secret-scopes');
const ZERO_TRUST = join(root, 'components/dapr/zero-trust');

/** An app that no file names may read nothing. */
const NO_SECRETS = { scopes: [{ storeName: 'secrets', defaultAccess: 'deny', allowedSecrets: [] }] };

/**
 * Writes the configuration of an app's sidecar: what the chosen discovery's configuration says for all of them, and which
 * secrets this app may read. One file, since `dapr run -f` takes only one; dapr.yaml names it for each app.
 *
 * @param configuration the discovery's configuration, as YAML
 * @param mtls whether callers are proven: only then can access policies be enforced
 * @returns a function that writes the file of an app and returns its path
 */
export async function sidecarConfigurations(folder, { configuration, mtls }) {
  const { parse, stringify } = await import('yaml');
  const common = parse(configuration);
  return (appId) => {
    const read = (rules) => {
      const own = join(rules, `${appId}.yaml`);
      return existsSync(own) ? parse(readFileSync(own, 'utf8')).spec : {};
    };
    const { secrets = NO_SECRETS } = read(SECRET_SCOPES);
    const { accessControl } = read(ZERO_TRUST);
    const spec = { ...common.spec, secrets, ...(mtls && accessControl && { accessControl }) };
    const file = join(folder, `${appId}.yaml`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, stringify({ ...common, metadata: { name: appId }, spec }));
    return file;
  };
}

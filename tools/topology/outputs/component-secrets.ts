import { fill, secretsIn, type Settings } from '../component-file.ts';
import { yamlFile, type GeneratedFile } from '../generated-file.ts';
import { mayGet } from './kubernetes-access.ts';

/** The name of the file beside the components. */
const FILE = 'secret-access.yaml';

/** In a cluster an app's sidecar itself gets the secrets that its components name, so its account may get those. None where none is named. */
export function componentSecrets(
  { folder, from, settings }: { folder: string; from: string; settings: Settings },
  apps: readonly string[],
): { files: GeneratedFile[]; resources: string[] } {
  const secrets = secretsIn(settings);
  if (secrets.length === 0) return { files: [], resources: [] };
  const block = folder.split('/').slice(-2).join('-');
  const documents = [...new Set(apps)].toSorted().flatMap((app) => {
    const own = secrets.map((secret) => fill(secret, { appID: app }));
    return mayGet(`${block}-secrets-of-${app}`, own, [app]).map((value) => ({ value }));
  });
  return { files: [yamlFile(`${folder}/${FILE}`, from, documents)], resources: [FILE] };
}

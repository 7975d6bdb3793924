import { secretsIn, type Settings } from '../component-file.ts';
import { yamlFile, type GeneratedFile } from '../generated-file.ts';
import { mayGet } from './kubernetes-access.ts';

/** The name of the file beside the components. */
const FILE = 'secret-access.yaml';

/** In a cluster the sidecars themselves get the secrets that components name, so their accounts may. None where none is named. */
export function componentSecrets(
  { folder, from, settings }: { folder: string; from: string; settings: Settings },
  apps: readonly string[],
): { files: GeneratedFile[]; resources: string[] } {
  const secrets = secretsIn(settings);
  if (secrets.length === 0) return { files: [], resources: [] };
  const name = `${folder.split('/').slice(-2).join('-')}-secrets`;
  const documents = mayGet(name, secrets, [...new Set(apps)].toSorted()).map((value) => ({ value }));
  return { files: [yamlFile(`${folder}/${FILE}`, from, documents)], resources: [FILE] };
}

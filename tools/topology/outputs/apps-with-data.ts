import { MARK, type GeneratedFile } from '../generated-file.ts';
import type { Topology } from '../model.ts';

/** The apps that have a database, and so may hold something on people. */
export function appsWithData({ apps }: Topology): GeneratedFile {
  const ids = apps.filter(({ id, service, database }) => database && id === service).map(({ id }) => id);
  return {
    path: 'packages/contracts/generated/apps-with-data.ts',
    text: `// ${MARK.slice('# '.length)}each app.yaml.
export const appsWithData: readonly string[] = ${JSON.stringify(ids)};
`,
  };
}

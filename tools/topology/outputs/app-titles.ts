import { MARK, type GeneratedFile } from '../generated-file.ts';
import type { Topology } from '../model.ts';

/** What people call the apps, for the pages. */
export function appTitles({ apps }: Topology): GeneratedFile {
  const titles = Object.fromEntries(apps.flatMap(({ id, title }) => (title ? [[id, title]] : [])));
  return {
    path: 'packages/contracts/generated/app-titles.ts',
    text: `// ${MARK.slice('# '.length)}each app.yaml.
export const appTitles: Readonly<Record<string, { ru: string; en: string }>> = ${JSON.stringify(titles)};
`,
  };
}

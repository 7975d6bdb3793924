import { z } from 'zod';
import { component, settings } from '../component-file.ts';
import { componentSecrets } from './component-secrets.ts';
import { kustomization, yamlFile, type GeneratedFile } from '../generated-file.ts';
import type { Topology } from '../model.ts';
import { parseFile } from '../parse.ts';

const storeFile = z.strictObject({
  component: z.string(),
  version: z.string(),
  settings,
  /** It cannot be reached from another machine, so a cluster cannot choose it. */
  oneMachine: z.boolean().default(false),
});

/** A component for each store that apps use, in each product that has a store.yaml. */
export function stateStoreFiles({ stores }: Topology, files: Record<string, string>): GeneratedFile[] {
  return Object.entries(files).flatMap(([choice, text]) => {
    const folder = `components/dapr/state/${choice}`;
    const { component: type, version, settings, oneMachine } = parseFile(`${folder}/store.yaml`, storeFile, text);
    const from = 'store.yaml and apps/*/app.yaml';
    const access = componentSecrets(
      { folder, from, settings },
      stores.flatMap(({ apps }) => apps),
    );
    return [
      yamlFile(
        `${folder}/stores.yaml`,
        from,
        stores.map(({ name, shared, apps }) => ({
          value: component(
            { type, version, settings },
            {
              name,
              placeholders: { component: name, table: name.replaceAll('-', '_') },
              // Without it each app has keys of its own.
              more: shared ? { keyPrefix: 'name' } : {},
              scopes: apps,
            },
          ),
        })),
      ),
      ...(oneMachine
        ? []
        : [...access.files, kustomization(folder, from, { resources: ['stores.yaml', ...access.resources] })]),
    ];
  });
}

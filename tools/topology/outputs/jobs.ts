import { kustomization, only, yamlFile, type GeneratedFile } from '../generated-file.ts';
import type { Topology } from '../model.ts';

const FOLDER = 'components/dapr/bindings/cron';
const FROM = 'apps/*/app.yaml';

/** A cron binding for each job. It fires in every replica of its apps. */
export function jobFiles({ jobs }: Topology): GeneratedFile[] {
  return [
    ...jobs.map(({ name, schedule, apps }) =>
      yamlFile(
        `${FOLDER}/${name}.yaml`,
        FROM,
        only({
          apiVersion: 'dapr.io/v1alpha1',
          kind: 'Component',
          metadata: { name },
          spec: {
            type: 'bindings.cron',
            version: 'v1',
            metadata: [
              { name: 'schedule', value: schedule },
              { name: 'direction', value: 'input' },
            ],
          },
          scopes: apps,
        }),
      ),
    ),
    kustomization(FOLDER, FROM, { resources: jobs.map(({ name }) => `${name}.yaml`) }),
  ];
}

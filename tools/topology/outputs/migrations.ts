import { yamlFile, type GeneratedFile } from '../generated-file.ts';
import type { App, Topology } from '../model.ts';
import { inImage } from './image.ts';

/** A Job for each database. */
export function migrationFiles(topology: Topology): GeneratedFile[] {
  const jobs = withDatabase(topology).map((app) => {
    const secret = `${app.service}-database-owner-url`;
    return {
      value: {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: `migrate-${app.service}` },
        spec: {
          template: {
            spec: {
              containers: [
                {
                  name: 'migrate',
                  image: app.image.name,
                  command: [app.image.program, ...inImage(app, app.migration)],
                  env: [{ name: 'DATABASE_OWNER_URL', valueFrom: { secretKeyRef: { name: secret, key: secret } } }],
                },
              ],
            },
          },
        },
      },
    };
  });
  return [yamlFile('k8s/migrations/migrations.yaml', 'apps/*/app.yaml', jobs)];
}

/** An app of each service that has a database. */
export const withDatabase = ({ apps }: Topology): App[] =>
  apps
    .filter((app, index) => app.database && apps.findIndex(({ service }) => service === app.service) === index)
    .toSorted((one, other) => one.service.localeCompare(other.service));

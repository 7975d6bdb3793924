import { z } from 'zod';
import { kustomization, only, yamlFile, type GeneratedFile } from '../generated-file.ts';
import { componentOf, DEAD_LETTERS, messagingApps, subscribersOf, topicsOf, type Topology } from '../model.ts';
import { parseFile } from '../parse.ts';

const FOLDER = 'components/dapr/resiliency';
const FROM = 'policies.yaml';

const target = z.record(z.string(), z.unknown());
const policies = z.strictObject({
  policies: z.record(z.string(), z.record(z.string(), z.unknown())),
  eachApp: target,
  eachTopic: target,
  deadLetters: target,
  eachStore: target,
});

/** The policies, with every app, topic and store as their targets. */
export function resiliencyFiles(topology: Topology, text: string): GeneratedFile[] {
  const { apps, stores } = topology;
  const file = parseFile(`${FOLDER}/policies.yaml`, policies, text);
  const called = apps.filter(({ callers }) => callers.length > 0);
  return [
    yamlFile(
      `${FOLDER}/resiliency.yaml`,
      FROM,
      only({
        apiVersion: 'dapr.io/v1alpha1',
        kind: 'Resiliency',
        metadata: { name: 'abonement' },
        spec: {
          policies: file.policies,
          targets: {
            apps: Object.fromEntries(called.map(({ id }) => [id, file.eachApp])),
            components: {
              ...Object.fromEntries(
                messagingApps(topology).flatMap((app) =>
                  topicsOf(app, topology).map(({ component }) => [componentOf(app, component), file.eachTopic]),
                ),
              ),
              ...Object.fromEntries(
                subscribersOf(topology).map((app) => [componentOf(app, DEAD_LETTERS), file.deadLetters]),
              ),
              ...Object.fromEntries(stores.map(({ name }) => [name, file.eachStore])),
            },
          },
        },
      }),
    ),
    kustomization(FOLDER, FROM, { resources: ['resiliency.yaml'] }),
  ];
}

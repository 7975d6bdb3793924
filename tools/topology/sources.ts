import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The hand-written files that everything is generated from, as text, by what they are of. */
export type Sources = {
  daprYaml: string;
  asyncapi: string;
  /** By contract, as `users`. */
  openapi: Record<string, string>;
  /** By service, as `users`. */
  protos: Record<string, string>;
  /** By folder, as `apps/users`. */
  appFiles: Record<string, string>;
  /** By choice, as `jetstream`. */
  brokers: Record<string, string>;
  stateStores: Record<string, string>;
  /** By binding and choice, as `payments/yookassa`. */
  bindings: Record<string, string>;
  resiliency: string;
  composeServers: string;
  /** The releases that the set-up downloads. */
  releases: string;
};

/** Reads them from a checkout. */
export function readSources(root: string): Sources {
  const text = (path: string): string => readFileSync(join(root, path), 'utf8');
  /** A file of each folder that has it, by the folder's name. */
  const each = (folder: string, file: string): [string, string][] =>
    readdirSync(join(root, folder))
      .toSorted()
      .filter((name) => existsSync(join(root, folder, name, file)))
      .map((name) => [name, text(join(folder, name, file))]);
  const files = (folder: string, extension: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(join(root, folder))
        .toSorted()
        .filter((file) => file.endsWith(extension))
        .map((file) => [file.slice(0, -extension.length), text(join(folder, file))]),
    );
  return {
    daprYaml: text('dapr.yaml'),
    asyncapi: text('contracts/events/asyncapi.yaml'),
    openapi: files('contracts/openapi', '.yaml'),
    protos: files('contracts/proto', '.proto'),
    appFiles: Object.fromEntries(each('apps', 'app.yaml').map(([name, file]) => [`apps/${name}`, file])),
    brokers: Object.fromEntries(each('components/dapr/pubsub', 'broker.yaml')),
    stateStores: Object.fromEntries(each('components/dapr/state', 'store.yaml')),
    bindings: Object.fromEntries(
      each('components/dapr/payments', 'binding.yaml').map(([choice, file]) => [`payments/${choice}`, file]),
    ),
    resiliency: text('components/dapr/resiliency/policies.yaml'),
    composeServers: text('compose.servers.yaml'),
    releases: text('tools/releases.json'),
  };
}

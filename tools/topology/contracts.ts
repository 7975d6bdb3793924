import { z } from 'zod';
import { parseFile, TopologyError } from './parse.ts';
import type { Topic } from './model.ts';

/** An operation as the access policies know it: the part of its path before the first parameter, and its verb. */
export type Operation = {
  id: string;
  path: string;
  verb: string | undefined;
  internalTo: readonly string[] | undefined;
};

const VERBS = ['get', 'put', 'post', 'delete', 'patch'] as const;

const operation = z.looseObject({ operationId: z.string(), 'x-internal': z.array(z.string()).min(1).optional() });
const pathItem = z.looseObject({
  get: operation.optional(),
  put: operation.optional(),
  post: operation.optional(),
  delete: operation.optional(),
  patch: operation.optional(),
});
const openapi = z.looseObject({ paths: z.record(z.string(), pathItem) });

export function operationsOf(file: string, text: string): Operation[] {
  const { paths } = parseFile(file, openapi, text);
  return Object.entries(paths).flatMap(([path, item]) =>
    VERBS.flatMap((verb): Operation[] => {
      const found = item[verb];
      if (!found) return [];
      return [
        {
          id: found.operationId,
          path: beforeParameters(path),
          verb: verb.toUpperCase(),
          internalTo: found['x-internal'],
        },
      ];
    }),
  );
}

const beforeParameters = (path: string): string => path.replace(/\/\{.*$/, '');

/** The methods of the services in a .proto file. Whoever calls one says so in its own app.yaml. */
export function methodsOf(text: string): Operation[] {
  const [, packageName] = /^package\s+([\w.]+);/m.exec(text) ?? [];
  return [...text.matchAll(/^service\s+(\w+)\s*\{(.*?)^\}/gms)].flatMap(([, service, body = '']) =>
    [...body.matchAll(/\brpc\s+(\w+)/g)].map(([, method = '']) => ({
      id: method,
      path: `/${packageName}.${service}/${method}`,
      verb: undefined,
      internalTo: undefined,
    })),
  );
}

const asyncapi = z.looseObject({
  channels: z.record(z.string(), z.looseObject({ address: z.string(), description: z.string() })),
  operations: z.record(
    z.string(),
    z.looseObject({ action: z.enum(['send', 'receive']), channel: z.object({ $ref: z.string() }) }),
  ),
});

/** The topics, with who publishes and subscribes: operations are named <app>-sends-<channel> and <app>-receives-<channel>. */
export function topicsOf(file: string, text: string): Topic[] {
  const { channels, operations } = parseFile(file, asyncapi, text);
  const parties = Object.entries(operations).map(([name, { action, channel }]) => {
    const component = channel.$ref.replace('#/channels/', '');
    const ending = `-${action}s-${component}`;
    if (!(component in channels)) throw new TopologyError(`${file}: ${name} is of no channel: ${channel.$ref}.`);
    if (!name.endsWith(ending)) throw new TopologyError(`${file}: ${name} should be named <app>${ending}.`);
    return { component, action, app: name.slice(0, -ending.length) };
  });
  return Object.entries(channels).map(([component, { address, description }]) => {
    const those = (action: string) =>
      parties.filter((one) => one.component === component && one.action === action).map(({ app }) => app);
    return { address, component, description, publishers: those('send'), subscribers: those('receive') };
  });
}

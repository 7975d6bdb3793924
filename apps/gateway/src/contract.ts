import { z } from 'zod';
import { declarationOf, type Declaration } from '#http/declaration.ts';
import { METHODS } from '#http/json-bodies.ts';

const parameter = z.union([
  z.object({ $ref: z.string().regex(/^#\/components\/parameters\/\w+$/) }),
  z.object({ in: z.string(), name: z.string() }),
]);
const operation = z.looseObject({
  operationId: z.string(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(parameter).default([]),
  requestBody: z.unknown().optional(),
  'x-stale-if-error': z.number().int().positive().optional(),
});
const pathItem = z.looseObject({ 'x-app-id': z.string(), parameters: z.array(parameter).default([]) });
const publicContract = z.looseObject({
  paths: z.record(z.string(), pathItem),
  components: z
    .looseObject({ parameters: z.record(z.string(), z.object({ in: z.string(), name: z.string() })).default({}) })
    .default({ parameters: {} }),
});

export type PublicOperation = {
  path: string;
  method: (typeof METHODS)[number];
  appId: string;
  operationId: string;
  declaration: Declaration;
  /** Whether it is for signed-in callers alone. */
  asksWhoItIs: boolean;
  /** The names of its query parameters. */
  query: string[];
  takesBody: boolean;
  /** For so many seconds an old answer, the same for everybody, is better than none (`x-stale-if-error`, as RFC 5861). */
  staleSeconds: number | undefined;
};

/**
 * What the public contract offers, and which app answers it. A new service is in the gateway as soon as its contract is
 * in contracts/openapi.
 *
 * @throws Error for an operation whose old answers should do, though it asks who it is.
 */
export function publicOperations(contract: unknown): PublicOperation[] {
  const { paths, components } = publicContract.parse(contract);
  const named = (one: z.output<typeof parameter>) =>
    '$ref' in one ? components.parameters[one.$ref.slice('#/components/parameters/'.length)] : one;
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      if (item[method] === undefined) return [];
      const { operationId, security, parameters, requestBody, ...more } = operation.parse(item[method]);
      const asksWhoItIs = security?.length !== 0;
      const staleSeconds = more['x-stale-if-error'];
      if (staleSeconds !== undefined && asksWhoItIs)
        throw new Error(`${operationId} asks who it is, so nobody may be given an answer that was another's.`);
      const declaration = declarationOf(contract, path, method, item[method]);
      const query = [...item.parameters, ...parameters]
        .map(named)
        .flatMap((one) => (one?.in === 'query' ? [one.name] : []));
      const takesBody = requestBody !== undefined;
      return [
        {
          path,
          method,
          appId: item['x-app-id'],
          operationId,
          declaration,
          asksWhoItIs,
          query,
          takesBody,
          staleSeconds,
        },
      ];
    }),
  );
}

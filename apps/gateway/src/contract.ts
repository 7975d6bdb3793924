import { z } from 'zod';
import { declarationOf, type Declaration } from '#http/declaration.ts';
import { METHODS } from '#http/json-bodies.ts';

const operation = z.looseObject({
  operationId: z.string(),
  security: z.array(z.unknown()).optional(),
  'x-stale-if-error': z.number().int().positive().optional(),
});
const pathItem = z.looseObject({ 'x-app-id': z.string() });
const publicContract = z.looseObject({ paths: z.record(z.string(), pathItem) });

export type PublicOperation = {
  path: string;
  method: (typeof METHODS)[number];
  appId: string;
  operationId: string;
  declaration: Declaration;
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
  const { paths } = publicContract.parse(contract);
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const { data } = operation.safeParse(item[method]);
      if (!data) return [];
      const { operationId, security, 'x-stale-if-error': staleSeconds } = data;
      if (staleSeconds !== undefined && security?.length !== 0)
        throw new Error(`${operationId} asks who it is, so nobody may be given an answer that was another's.`);
      const declaration = declarationOf(contract, path, method, item[method]);
      return [{ path, method, appId: item['x-app-id'], operationId, declaration, staleSeconds }];
    }),
  );
}

import { z } from 'zod';
import { METHODS } from '#service/json-bodies.ts';

const operation = z.looseObject({ operationId: z.string(), security: z.array(z.unknown()).optional() });
const pathItem = z.looseObject({ 'x-app-id': z.string() });
const publicContract = z.looseObject({ paths: z.record(z.string(), pathItem) });

export type PublicOperation = { path: string; method: (typeof METHODS)[number]; appId: string; operationId: string };

/**
 * What the public contract offers, and which app answers it. A new service is in the gateway as soon as its contract is
 * in contracts/openapi.
 */
export function publicOperations(contract: unknown): PublicOperation[] {
  const { paths } = publicContract.parse(contract);
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const { data } = operation.safeParse(item[method]);
      return data ? [{ path, method, appId: item['x-app-id'], operationId: data.operationId }] : [];
    }),
  );
}

import { z } from 'zod';
import { METHODS } from '#service/json-bodies.ts';

const operation = z.looseObject({ operationId: z.string(), security: z.array(z.unknown()).optional() });
const pathItem = z.looseObject({ 'x-app-id': z.string() });
const publicContract = z.looseObject({ paths: z.record(z.string(), pathItem) });

export type PublicOperation = { path: string; method: (typeof METHODS)[number]; appId: string };

/**
 * What the public contract offers, and which app answers it. A new service is in the gateway as soon as its contract is
 * in contracts/openapi.
 */
export function publicOperations(contract: unknown): PublicOperation[] {
  const { paths } = publicContract.parse(contract);
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => operation.safeParse(item[method]).success).map((method) => ({
      path,
      method,
      appId: item['x-app-id'],
    })),
  );
}
